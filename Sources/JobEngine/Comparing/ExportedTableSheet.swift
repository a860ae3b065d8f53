import JobModel

/// A table of an export that is no spreadsheet, as a sheet: `people.ndjson`, or a table of `directory.sqlite`.
///
/// Its cells are those that the CSV file of the same export would have.
struct ExportedTableSheet: Sheet {
    let header: [String]
    private let file: TableFile
    private let cells: ExportedCell
    private let open: @Sendable (TableFile, [String], ExportedCell) throws -> any SheetRecords

    /// - Parameters:
    ///   - file: The file.
    ///   - header: The columns, in the order in which rows have their cells.
    ///   - subject: What the table is about.
    ///   - timezone: In which days are dates.
    ///   - open: Begins a reading.
    /// - Throws: `ExportChoiceError`, for no choice that is made here.
    init(
        _ file: TableFile,
        header: [String],
        of subject: Subject,
        timezone: String,
        open: @escaping @Sendable (TableFile, [String], ExportedCell) throws -> any SheetRecords
    ) throws {
        (self.file, self.header, self.open) = (file, header, open)
        cells = try ExportedCell(header, of: subject, timezone: timezone)
    }

    var path: String { file.path }
    var headerLine: Int { 0 }
    var headerRow: Int { 0 }
    var preamble: [PreambleRow] { [] }
    var problems: [Finding] { [] }
    var refusal: Finding? { nil }
    var notes: [Finding] { [] }
    var fingerprint: FileFingerprint? { file.fingerprint }

    func require(_ earlier: FileFingerprint) throws {
        guard file.fingerprint == earlier else { throw ComparedExportError.changed(path: path) }
    }

    func records() throws -> any SheetRecords { try open(file, header, cells) }

    func countRecords() throws -> Int {
        var records = try records()
        var count = 0
        while try records.next() != nil { count += 1 }
        return count
    }
}
