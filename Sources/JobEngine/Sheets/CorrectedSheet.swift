package import JobModel

/// A sheet with the corrections that belong to it: its file is read as it is, and its cells are what they were corrected to.
///
/// A correction whose old value is not what the sheet has is not applied, and is a finding.
package struct CorrectedSheet: Sheet {
    let base: any Sheet
    private let corrections: RowCorrections
    private let count: (cells: Int, rows: Int)
    private let found: [Finding]
    /// The file of the corrections, as it was read.
    let correctionFile: PlannedFile?

    /// Reads the sheet as far as it is corrected, so that what does not agree is known before a row is judged.
    ///
    /// - Throws: What reading the sheet throws.
    init(_ base: any Sheet, _ list: [SheetCorrection], of file: PlannedFile? = nil) throws {
        self.base = base
        correctionFile = file
        let (corrections, unplaced) = RowCorrections.all(of: list, header: base.header)
        self.corrections = corrections
        count = (corrections.cellCount, corrections.leftOutCount)
        var missing = Set(corrections.rows.keys)
        var records = try base.records()
        while !missing.isEmpty, let batch = try records.nextBatch() {
            try Task.checkCancellation()
            for entry in batch.entries { missing.remove(entry.row) }
        }
        found = unplaced.map(Finding.correctionWithoutColumn) + missing.sorted().map(Finding.correctionWithoutRow)
    }

    private init(_ base: any Sheet, like other: CorrectedSheet) {
        self.base = base
        (corrections, count, found) = (other.corrections, other.count, other.found)
        correctionFile = other.correctionFile
    }

    /// By their numbers; those that are left out are among them.
    var rowsCorrected: Set<Int> { Set(corrections.rows.keys) }

    /// The same corrections of the same sheet, opened in another way.
    func over(_ base: any Sheet) -> CorrectedSheet { CorrectedSheet(base, like: self) }

    package var path: String { base.path }
    package var header: [String] { base.header }
    package var numberedPlaces: Set<Int> { base.numberedPlaces }
    package var repeatedHeadings: [Int: String] { base.repeatedHeadings }
    package var headerLine: Int { base.headerLine }
    package var headerRow: Int { base.headerRow }
    package var preamble: [PreambleRow] { base.preamble }
    package var problems: [Finding] { base.problems + found }
    package var refusal: Finding? { base.refusal }
    package var notes: [Finding] { base.notes + [.corrected(cells: count.cells, leftOut: count.rows)] }
    package var fingerprint: FileFingerprint? { base.fingerprint }

    package func require(_ earlier: FileFingerprint) throws { try base.require(earlier) }
    package func countRecords() throws -> Int { try base.countRecords() }

    package func records() throws -> any SheetRecords {
        CorrectedRecords(base: try base.records(), corrections: corrections, header: header)
    }
}

extension Sheet {
    /// The sheet itself, without the corrections that belong to it.
    var uncorrected: any Sheet { (self as? CorrectedSheet)?.base ?? self }
}

/// One reading of a sheet with its corrections.
struct CorrectedRecords: SheetRecords {
    private var base: any SheetRecords
    private let corrections: RowCorrections
    private let header: [String]

    init(base: any SheetRecords, corrections: RowCorrections, header: [String]) {
        (self.base, self.corrections, self.header) = (base, corrections, header)
    }

    var blankRows: Int { base.blankRows }

    mutating func next() throws -> ReadRecord? {
        guard let read = try base.next() else { return nil }
        return corrections.rows[read.record.row].map { $0.applied(to: read, header: header) } ?? read
    }

    /// Records that nobody has corrected keep the fast form.
    mutating func nextBatch() throws -> RecordBatch? {
        guard var batch = try base.nextBatch() else { return nil }
        for place in batch.entries.indices {
            guard let correction = corrections.rows[batch.entries[place].row] else { continue }
            let read = correction.applied(to: batch.record(of: batch.entries[place]), header: header)
            batch.entries[place].content = .careful(batch.careful.count)
            batch.careful.append(read)
        }
        return batch
    }
}
