import CSVStream
package import JobModel
import RowValidation

/// A sheet that is compared with another: what its columns are called, and its rows as they lie.
package struct ComparedSheet: Sendable {
    package let subject: Subject
    private let sheet: any Sheet
    /// What a column is compared by, in the header's order: its field's name, or its heading where it names no field.
    let columns: [String]

    /// Opens a CSV file, or the tab of a workbook.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - subject: What it is about.
    ///   - tab: The tab's name or number; without it the one that fits best.
    /// - Throws: `CSVStreamError` or `WorkbookError` where it cannot be read, `TabError`; `ComparisonError` where its header
    ///   is not known, or names one column twice.
    package init(path: String, subject: Subject, tab: String? = nil) throws {
        var step = StepDefinition(subject: subject, source: path, match: "")
        step.sheet = tab
        let sheet = try StepSource.open(step, folder: "")
        if let refusal = sheet.refusal ?? sheet.problems.first {
            throw ComparisonError.unreadable(path: sheet.path, row: refusal.row, problem: refusal.problem)
        }
        try self.init(sheet, of: subject, step)
    }

    /// A table of an export that is no spreadsheet.
    init(_ table: ExportedTableSheet, of subject: Subject) throws {
        try self.init(table, of: subject, StepDefinition(subject: subject, source: table.path, match: ""))
    }

    private init(_ sheet: any Sheet, of subject: Subject, _ step: StepDefinition) throws {
        let known = SheetColumns(header: sheet.header, step: step, attributes: []).columns
        let fields = Dictionary(known.map { ($0.place, $0.meaning.fieldName) }) { first, _ in first }
        let columns = sheet.header.indices.map { (fields[$0] ?? nil) ?? sheet.header[$0] }
        var seen: Set<String> = []
        for column in columns where !column.isEmpty && !seen.insert(column).inserted {
            throw ComparisonError.columnTwice(path: sheet.path, column: column)
        }
        (self.subject, self.sheet, self.columns) = (subject, sheet, columns)
    }

    /// What a column is compared by that is called so: by its field, or by its heading; `nil` where there is none.
    package func column(_ name: String) -> String? {
        if columns.contains(name) { return name }
        return header.firstIndex(of: name).map { columns[$0] }
    }

    func has(_ field: DepartmentField) -> Bool { columns.contains(field.rawValue) }

    package var path: String { sheet.path }

    package var header: [String] { sheet.header }

    /// Whether its cells have the apostrophes of a CSV file already.
    package var isText: Bool { sheet is CSVFile || sheet is ExportedTableSheet }

    /// What the file is; `nil` until it has been read to its end.
    package var fingerprint: FileFingerprint? { sheet.fingerprint }

    /// Whether a value of a column is in both sheets; the first rows of the older one are enough to tell.
    ///
    /// - Throws: What reading the sheets throws.
    func shares(_ field: String, with older: ComparedSheet) throws -> Bool {
        guard let place = columns.firstIndex(of: field), let former = older.columns.firstIndex(of: field) else {
            return false
        }
        var values: Set<String> = []
        try older.forEachRow { ordinal, record in
            if ordinal < Self.sample { values.insert(SpreadsheetApostrophe.removing(from: record.string(at: former))) }
        }
        values.remove("")
        var isShared = false
        try forEachRow { _, record in
            if isShared { return }
            isShared = values.contains(SpreadsheetApostrophe.removing(from: record.string(at: place)))
        }
        return isShared
    }

    /// As many departments as a large company has.
    private static let sample = 20_000

    /// Hands over each row, with its number among the rows, from 0 on.
    ///
    /// - Throws: What reading throws; `ComparisonError.unreadable` at a row that is damaged.
    func forEachRow(_ body: (_ ordinal: Int, InputRecord) throws -> Void) throws {
        var records = try sheet.records()
        var ordinal = 0
        while let read = try records.next() {
            if let finding = read.findings.first {
                throw ComparisonError.unreadable(path: path, row: read.record.row, problem: finding.problem)
            }
            try body(ordinal, read.record)
            ordinal += 1
            // Rows that are the same are handed over to nobody who would look.
            if ordinal.isMultiple(of: 4096) { try Task.checkCancellation() }
        }
    }
}
