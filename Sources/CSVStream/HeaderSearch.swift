import JobModel

/// Finds the line that names the columns.
enum HeaderSearch {
    struct Found {
        var fields: [String]
        var line: Int
        var problems: [Finding]
    }

    /// The first record, unless it and those after it have one cell filled and a wider one follows: a preamble.
    static func header(of path: String, guess: EncodingGuess, delimiter: UInt8) throws -> Found? {
        var framer = RecordFramer(blocks: try TextBlocks(path: path, encoding: guess), delimiter: delimiter)
        let parser = try FieldParser(delimiter: delimiter)
        var first: Found?
        var looked = 0
        while looked < ReadingLimits.preamble, let frame = try framer.next() {
            let (block, ends) = parser.parse(frame.bytes)
            let record = InputRecord(line: frame.line, row: 0, offset: 0, block: block, ends: ends)
            let fields = trimmingEmptyEnd(record.strings)
            let filled = fields.count { !$0.allSatisfy(\.isWhitespace) }
            guard filled > 0 else { continue }
            looked += 1
            let found = Found(fields: fields, line: frame.line, problems: problems(fields, frame))
            if filled > 1 { return first == nil || looked > 1 ? found : first }
            first = first ?? found
        }
        return first
    }

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
