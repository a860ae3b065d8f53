import JobModel

/// Finds the record that names the columns.
struct HeaderSearch {
    let delimiter: UInt8
    let choice: HeaderChoice
    /// The text from its beginning.
    let blocks: () throws(CSVStreamError) -> TextBlocks

    init(
        delimiter: UInt8,
        isColumnName: ((String) -> Bool)?,
        blocks: @escaping () throws(CSVStreamError) -> TextBlocks
    ) {
        self.delimiter = delimiter
        choice = HeaderChoice(isColumnName: isColumnName)
        self.blocks = blocks
    }

    struct Found {
        var candidate: HeaderCandidate
        /// Whether a quote stands where none has a place, or damages the record.
        var hasStrayQuote: Bool
    }

    /// The header, as `HeaderChoice` has it.
    func header(atRow row: Int?) throws -> HeaderChoice.Header? {
        var records = try Records(self, countsAll: row != nil)
        return try choice.header(atRow: row) { try records.next()?.candidate }
    }

    /// The first records, to tell the delimiter by.
    func firstRecords(_ limit: Int) throws -> [Found] {
        // By the name of a single column no delimiter is told.
        var records = try Records(self, namesFrom: 2)
        var first: [Found] = []
        while first.count < limit, let found = try records.next() {
            if found.candidate.filled > 0 || found.hasStrayQuote { first.append(found) }
        }
        return first
    }

    /// The records from the file's beginning, blank ones included.
    private struct Records {
        private var framer: RecordFramer
        private let parser: FieldParser
        private let search: HeaderSearch
        private let leastWidth: Int
        private let countsAll: Bool
        private var row = 0
        /// Fields of the longest record so far whose fields are all names of columns: no shorter one, and none behind it that
        /// is as long, has more of them.
        private var longestOfNames = 1

        /// - Parameters:
        ///   - search: Whose records they are.
        ///   - leastWidth: Of records with fewer fields the names of columns are not counted.
        ///   - countsAll: Whether the names are wanted of records as well that have no more of them than one before.
        /// - Throws: `CSVStreamError` where the text cannot be read.
        init(_ search: HeaderSearch, namesFrom leastWidth: Int = 1, countsAll: Bool = false) throws {
            self.leastWidth = leastWidth
            self.countsAll = countsAll
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
            let fields = HeaderCandidate.trimmingEmptyEnd(record.strings.map(Unseen.withoutMarks))
            let candidate = HeaderCandidate(
                fields: fields,
                width: record.count,
                line: frame.line,
                row: row,
                problems: HeaderSearch.problems(frame),
                names: record.count >= leastWidth ? names(among: fields) : 0
            )
            return Found(
                candidate: candidate,
                hasStrayQuote: frame.damage != nil
                    || fields.prefix(HeaderChoice.fieldsLookedAt).contains { $0.utf8.contains(UInt8(ascii: "\"")) }
            )
        }

        /// How many names there are; 0 where a record before has at least as many, because the first of those is the header.
        private mutating func names(among fields: [String]) -> Int {
            guard countsAll || fields.count > longestOfNames || longestOfNames < 2 else { return 0 }
            let names = search.choice.names(among: fields)
            if names == fields.count { longestOfNames = max(longestOfNames, names) }
            return names
        }
    }

    private static func problems(_ frame: RecordFramer.Frame) -> [Finding] {
        var problems: [Finding] = []
        if let damage = frame.damage { problems.append(Finding(damage).at(line: frame.line, row: nil)) }
        if frame.bytes.contains(0) { problems.append(Finding.nul.at(line: frame.line, row: nil)) }
        if String(validating: frame.bytes, as: UTF8.self) == nil {
            problems.append(Finding.invalidBytes.at(line: frame.line, row: nil))
        }
        return problems
    }
}
