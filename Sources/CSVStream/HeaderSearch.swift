import JobModel

/// Finds the record that names the columns.
struct HeaderSearch {
    let delimiter: UInt8
    let isColumnName: ((String) -> Bool)?
    /// The text from its beginning.
    let blocks: () throws(CSVStreamError) -> TextBlocks

    init(
        delimiter: UInt8,
        isColumnName: ((String) -> Bool)?,
        blocks: @escaping () throws(CSVStreamError) -> TextBlocks
    ) {
        self.delimiter = delimiter
        self.isColumnName = isColumnName
        self.blocks = blocks
    }

    struct Found {
        /// Without the empty cells at the end.
        var fields: [String]
        /// Fields of the record as it stands, separators at its end included.
        var width: Int
        var line: Int
        /// The number that the spreadsheet shows.
        var row: Int
        var problems: [Finding]
        /// Cells that are known names of columns.
        var names: Int

        /// Whether a quote stands where none has a place, or damages the record.
        var hasStrayQuote: Bool

        /// Cells with something in them.
        var filled: Int { fields.count { !$0.allSatisfy(\.isWhitespace) } }
    }

    /// The header with the records above it that hold something.
    struct Header {
        var found: Found
        var above: [[String]]
    }

    /// Of the first records the one with the most names of columns, two at least; looked for further down where the first
    /// few have none.
    ///
    /// Where no record has as many: the first one, unless it and those after it have one cell filled and a wider one
    /// follows, a preamble.
    ///
    /// A `row` that somebody has named is the header whatever it holds. `nil` where there is no record, or nothing in that
    /// row.
    func header(atRow row: Int?) throws -> Header? {
        if let row { return try header(row: row) }
        var first: [Found] = []
        var records = try Records(self)
        while first.count < ReadingLimits.preamble || lacksNames(first) && first.count < ReadingLimits.deepPreamble {
            guard let found = try records.next() else { break }
            if found.filled > 0 { first.append(found) }
        }
        let most = first.map(\.names).max() ?? 0
        let place =
            most >= 2
            ? first.firstIndex { $0.names == most }
            : first.prefix(ReadingLimits.preamble).firstIndex { $0.filled > 1 } ?? first.indices.first
        return place.map { Header(found: first[$0], above: first[..<$0].map(\.fields)) }
    }

    /// The first records, to tell the delimiter by.
    func firstRecords(_ limit: Int) throws -> [Found] {
        // By the name of a single column no delimiter is told.
        var records = try Records(self, namesFrom: 2)
        var first: [Found] = []
        while first.count < limit, let found = try records.next() {
            if found.filled > 0 || found.hasStrayQuote { first.append(found) }
        }
        return first
    }

    private func names(among fields: [String]) -> Int {
        isColumnName.map { fields.prefix(Self.fieldsLookedAt).count(where: $0) } ?? 0
    }

    private func lacksNames(_ first: [Found]) -> Bool {
        isColumnName != nil && !first.contains { $0.names >= 2 }
    }

    private func header(row: Int) throws -> Header? {
        var records = try Records(self)
        var above: [[String]] = []
        while let found = try records.next() {
            if found.row == row, found.filled > 0 { return Header(found: found, above: above) }
            if found.row >= row { break }
            if found.filled > 0 { above.append(found.fields) }
        }
        return nil
    }

    /// A record of a hundred thousand fields is no header, but must not take a minute to be known as none.
    static let fieldsLookedAt = 200

    /// The records from the file's beginning, blank ones included.
    private struct Records {
        private var framer: RecordFramer
        private let parser: FieldParser
        private let search: HeaderSearch
        private let leastWidth: Int
        private var row = 0

        /// Of records with fewer fields the names of columns are not counted.
        init(_ search: HeaderSearch, namesFrom leastWidth: Int = 1) throws {
            self.leastWidth = leastWidth
            framer = RecordFramer(blocks: try search.blocks(), delimiter: search.delimiter)
            parser = try FieldParser(delimiter: search.delimiter)
            self.search = search
        }

        mutating func next() throws -> Found? {
            guard var frame = try framer.next() else { return nil }
            row += 1
            frame.bytes = Unseen.withoutMarks(frame.bytes)
            let bytes =
                frame.hasSpacesAroundQuotes
                ? QuoteSpaces.removed(from: frame.bytes, delimiter: search.delimiter).record[...] : frame.bytes
            let (block, ends) = parser.parse(bytes)
            let record = InputRecord(line: frame.line, row: row, offset: 0, block: block, ends: ends)
            let fields = HeaderSearch.trimmingEmptyEnd(record.strings.map(Unseen.withoutMarks))
            return Found(
                fields: fields,
                width: record.count,
                line: frame.line,
                row: row,
                problems: HeaderSearch.problems(fields, frame),
                names: record.count >= leastWidth ? search.names(among: fields) : 0,
                hasStrayQuote: frame.damage != nil
                    || fields.prefix(HeaderSearch.fieldsLookedAt).contains { $0.utf8.contains(UInt8(ascii: "\"")) }
            )
        }
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
