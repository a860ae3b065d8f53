import JobModel

/// Finds the line that names the columns.
enum HeaderSearch {
    struct Found {
        var fields: [String]
        var line: Int
        var problems: [Finding]

        /// Cells with something in them.
        var filled: Int { fields.count { !$0.allSatisfy(\.isWhitespace) } }
    }

    /// Of the first records the one with the most names of columns, two at least.
    ///
    /// Where no record has as many: the first one, unless it and those after it have one cell filled and a wider one
    /// follows, a preamble.
    static func header(
        of path: String,
        guess: EncodingGuess,
        delimiter: UInt8,
        isColumnName: ((String) -> Bool)?
    ) throws -> Found? {
        let first = try firstRecords(of: path, guess: guess, delimiter: delimiter)
        if let isColumnName {
            let counts = first.map { found in found.fields.prefix(fieldsLookedAt).count(where: isColumnName) }
            if let most = counts.max(), most >= 2, let place = counts.firstIndex(of: most) { return first[place] }
        }
        return first.first { $0.filled > 1 } ?? first.first
    }

    private static func firstRecords(of path: String, guess: EncodingGuess, delimiter: UInt8) throws -> [Found] {
        var framer = RecordFramer(blocks: try TextBlocks(path: path, encoding: guess), delimiter: delimiter)
        let parser = try FieldParser(delimiter: delimiter)
        var first: [Found] = []
        while first.count < ReadingLimits.preamble, let frame = try framer.next() {
            let bytes =
                frame.hasSpacesAroundQuotes
                ? QuoteSpaces.removed(from: frame.bytes, delimiter: delimiter)[...] : frame.bytes
            let (block, ends) = parser.parse(bytes)
            let record = InputRecord(line: frame.line, row: 0, offset: 0, block: block, ends: ends)
            let fields = trimmingEmptyEnd(record.strings)
            guard fields.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else { continue }
            first.append(Found(fields: fields, line: frame.line, problems: problems(fields, frame)))
        }
        return first
    }

    /// A record of a hundred thousand fields is no header, but must not take a minute to be known as none.
    private static let fieldsLookedAt = 200

    private static func trimmingEmptyEnd(_ fields: [String]) -> [String] {
        var fields = fields
        while fields.count > 1, fields.last?.allSatisfy(\.isWhitespace) == true { fields.removeLast() }
        return fields
    }

    private static func problems(_ fields: [String], _ frame: RecordFramer.Frame) -> [Finding] {
        var problems: [Finding] = []
        var seen: Set<String> = []
        for field in fields where !field.isEmpty && !seen.insert(field).inserted {
            problems.append(.repeatedHeader(field).at(line: frame.line, row: nil, column: field))
        }
        if let damage = frame.damage { problems.append(Finding(damage).at(line: frame.line, row: nil)) }
        if frame.bytes.contains(0) { problems.append(Finding.nul.at(line: frame.line, row: nil)) }
        if String(validating: frame.bytes, as: UTF8.self) == nil {
            problems.append(Finding.invalidBytes.at(line: frame.line, row: nil))
        }
        return problems
    }
}
