package import ContactAPI
import JobModel
import RowValidation

/// A sheet that was checked, with the cells of the rows of which there is something to say, so that they can be shown and
/// judged again one by one.
package struct SheetReview: Sendable {
    package private(set) var report: CheckReport
    package let header: [String]
    /// By the rows' numbers, as they were corrected.
    package private(set) var rows: [Int: Row]
    /// Rows of which something is said beyond those that are kept.
    package let rowsBeyond: Int
    private let judge: RowJudge?

    package struct Row: Sendable, Equatable {
        package let line: Int
        package let row: Int
        package var cells: [String]
    }

    init(report: CheckReport, header: [String], rows: [Int: Row], rowsBeyond: Int, judge: RowJudge?) {
        (self.report, self.header, self.rows) = (report, header, rows)
        (self.rowsBeyond, self.judge) = (rowsBeyond, judge)
    }

    /// What is said without the warnings that only the directory knows an employee type, because it has answered.
    ///
    /// A type that it does not have is said of a column's values elsewhere. A value for all rows stands in no column, so it is
    /// said here.
    package func answered(_ types: [EmployeeType]) -> CheckReport {
        let known = KnownEmployeeTypes(types)
        var answered = report
        answered.warnings = report.warnings.compactMap { warning in
            guard warning.code == Finding.Code.uncheckedEmployeeType else { return warning }
            guard let field = warning.column, !header.contains(field), let value = warning.value else { return nil }
            return known.problem(of: value)?.at(line: warning.line, row: warning.row, column: field)
        }
        return answered
    }

    /// Says this in the place of what was said.
    package mutating func take(_ report: CheckReport) { self.report = report }

    /// Judges rows again by themselves, with other cells; what the other rows of the sheet make of them stays as it was, but
    /// for the columns whose cells have changed.
    ///
    /// - Parameter changes: By rows and places of columns.
    package mutating func correct(_ changes: [Int: [Int: String]]) {
        guard let judge else { return }
        var findings: [Int: [Finding]] = [:]
        let lines = Set(changes.keys.compactMap { rows[$0]?.line })
        // A whole cause may be corrected at once: what is said of its rows is looked for once.
        let here = Dictionary(grouping: report.findings.filter { $0.line.map(lines.contains) ?? false }) {
            $0.line ?? 0
        }
        for (number, cells) in changes {
            guard var row = rows[number] else { continue }
            let before = Set(said(by: judge, of: row).map(\.code))
            for (place, text) in cells {
                while row.cells.count <= place { row.cells.append("") }
                row.cells[place] = text
            }
            let columns = Set(cells.keys.map { header.indices.contains($0) ? header[$0] : "" })
            let kept = (here[row.line] ?? []).filter { finding in
                !before.contains(finding.code) && !columns.contains(finding.column ?? "")
            }
            rows[number] = row
            findings[row.line] = said(by: judge, of: row) + kept
        }
        report.findings = report.findings.filter { finding in finding.line.map { findings[$0] == nil } ?? true }
        report.findings += findings.values.flatMap(\.self)
        report.findings.sortByLine()
        let invalid = Set(report.findings.compactMap(\.line)).count
        report.valid += report.invalid - invalid
        report.invalid = invalid
    }

    /// Takes in rows that were read since; those that are here stay.
    package mutating func add(_ more: [Int: Row]) { rows.merge(more) { here, _ in here } }

    /// Lets go of rows by their numbers.
    package mutating func remove(_ numbers: Set<Int>) { rows = rows.filter { !numbers.contains($0.key) } }

    private func said(by judge: RowJudge, of row: Row) -> [Finding] {
        let record = InputRecord(line: row.line, row: row.row, fields: row.cells)
        return judge.judge(ReadRecord(record: record)).findings
    }
}

extension OfflineCheck {
    /// Rows of the first step's sheet, as they were corrected.
    ///
    /// - Parameter numbers: As the spreadsheet shows them.
    /// - Returns: By their numbers; one that the sheet does not have is left out.
    /// - Throws: What reading the sheet throws.
    @concurrent package func rows(_ numbers: Set<Int>) async throws -> [Int: SheetReview.Row] {
        guard let step = job.steps.first else { return [:] }
        var missing = numbers
        var rows: [Int: SheetReview.Row] = [:]
        var records = try StepSource.open(step, folder: folder).records()
        while !missing.isEmpty, let batch = try records.nextBatch() {
            try Task.checkCancellation()
            for entry in batch.entries where missing.contains(entry.row) {
                let cells = batch.record(of: entry).record.strings
                rows[entry.row] = SheetReview.Row(line: entry.line, row: entry.row, cells: cells)
                missing.remove(entry.row)
            }
        }
        return rows
    }

    /// Checks the first step, and keeps the rows of which there is something to say, and those that were corrected.
    ///
    /// - Parameter limit: How many of them are kept; those with findings first.
    /// - Throws: As `report`.
    /// - Returns: The sheet; `nil` for a job without steps.
    @concurrent package func review(keeping limit: Int) async throws -> SheetReview? {
        guard let step = job.steps.first else { return nil }
        let (report, judge) = try await check(step)
        let sheet = try StepSource.open(step, folder: folder)
        if let checked = report.fingerprint { try sheet.require(checked) }
        let lines = (report.findings + report.warnings).compactMap(\.line)
        var wanted: Set<Int> = []
        for line in lines where wanted.count < limit { wanted.insert(line) }
        let beyond = lines.count > limit ? Set(lines).count - wanted.count : 0
        let corrected = (sheet as? CorrectedSheet)?.rowsCorrected ?? []
        var rows: [Int: SheetReview.Row] = [:]
        var records = try sheet.records()
        while let batch = try records.nextBatch() {
            try Task.checkCancellation()
            for entry in batch.entries where wanted.contains(entry.line) || corrected.contains(entry.row) {
                let cells = batch.record(of: entry).record.strings
                rows[entry.row] = SheetReview.Row(line: entry.line, row: entry.row, cells: cells)
            }
        }
        return SheetReview(report: report, header: sheet.header, rows: rows, rowsBeyond: beyond, judge: judge)
    }
}
