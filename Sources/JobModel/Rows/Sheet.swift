/// A table of a file: its header, its records in order, and what the file says of itself.
///
/// What reads a format gives one: CSV files, tabs of workbooks.
package protocol Sheet: Sendable {
    /// The file.
    var path: String { get }
    var header: [String] { get }
    /// Which columns have their name from the step, because the file gives them none of their own.
    var numberedPlaces: Set<Int> { get }
    /// What the file calls those of them that have a heading, which other columns have as well.
    var repeatedHeadings: [Int: String] { get }
    /// Physical line on which the header starts; in a workbook its row.
    var headerLine: Int { get }
    /// The same as the spreadsheet numbers it.
    var headerRow: Int { get }
    /// Records above the header that hold something; none of them is a row.
    var preamble: [PreambleRow] { get }
    /// What is wrong with the header or the file; none of it about a single row.
    var problems: [Finding] { get }
    /// Why the sheet has no header that its columns could be told by; whatever else would be said follows from that.
    var refusal: Finding? { get }
    /// How the sheet was read, where that is to be looked at.
    var notes: [Finding] { get }
    /// What the file is; `nil` until a large one has been read to its end.
    var fingerprint: FileFingerprint? { get }

    /// Demands that the file is still what an earlier opening of it has read.
    ///
    /// - Throws: The format's error of a changed file, at once or while the records are read.
    func require(_ earlier: FileFingerprint) throws

    /// The data records from the first on; may be called again, and reads the file again.
    ///
    /// Every reading gives the same records, or throws the format's error of a changed file, at its end at the latest.
    func records() throws -> any SheetRecords

    /// How many data records there are, by a reading of its own that looks at no field.
    func countRecords() throws -> Int
}

extension Sheet {
    package var numberedPlaces: Set<Int> { [] }
    package var repeatedHeadings: [Int: String] { [:] }

    /// The headings of columns that the step calls by their numbers because others have the same, by these names.
    package var headingsOfNumbers: [String: String] {
        Dictionary(repeatedHeadings.map { (header[$0.key], $0.value) }) { first, _ in first }
    }

    /// What is still wrong once the columns have these names: two of one heading may each have a name of their own.
    package func problems(under header: [String]) -> [Finding] {
        let counts = header.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        return problems.filter { $0.code != Finding.Code.repeatedHeader || counts[$0.value ?? "", default: 0] > 1 }
    }

    /// What the file calls such columns, of the names that a step gives to some.
    package func repeatedHeadings(at places: Set<Int>) -> [Int: String] {
        let headed = places.filter { $0 < header.count && !SheetColumnName.isNone(header[$0]) }
        return Dictionary(uniqueKeysWithValues: headed.map { ($0, header[$0]) })
    }
}

/// One reading of a sheet: its data records, one after the other, blank rows left out and counted.
package protocol SheetRecords {
    var blankRows: Int { get }

    /// The next data record, with what its damage makes of it; `nil` at the end.
    mutating func next() throws -> ReadRecord?

    /// The next data records, as many as the format has at hand; `nil` at the end.
    ///
    /// They are those that `next` would give, and either may be called after the other.
    mutating func nextBatch() throws -> RecordBatch?
}

extension SheetRecords {
    /// Records that were all read with care.
    package mutating func nextBatch() throws -> RecordBatch? {
        var records: [ReadRecord] = []
        while records.count < RecordBatch.ordinaryCount, let record = try next() { records.append(record) }
        return records.isEmpty ? nil : RecordBatch(records)
    }
}
