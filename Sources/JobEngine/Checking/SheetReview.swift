package import ContactAPI
import JobModel
import RowValidation

/// A sheet that was checked, with the cells of the rows of which there is something to say, so that they can be shown and
/// judged again one by one.
package struct SheetReview: Sendable {
    package private(set) var report: CheckReport
    package let header: [String]
    /// Columns to which the sheet gives no heading, as the job calls them.
    package let unnamed: Set<String>
    /// The headings of columns that the job calls by their numbers because others have the same, by these names.
    package let repeated: [String: String]
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

    init(report: CheckReport, of sheet: any Sheet, rows: [Int: Row], rowsBeyond: Int, judge: RowJudge?) {
        (self.report, header, self.rows) = (report, sheet.header, rows)
        unnamed = Set(sheet.numberedPlaces.map { sheet.header[$0] })
        repeated = sheet.headingsOfNumbers
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
        // By lines, as the findings are: a whole cause may be corrected at once.
        let changed = changes.compactMap { number, cells in rows[number].map { (row: $0, cells: cells) } }
            .sorted { $0.row.line < $1.row.line }
        var findings: [Finding] = []
        findings.reserveCapacity(report.findings.count)
        var (end, invalid) = (0, report.invalid)
        for (was, cells) in changed {
            let here = lines(of: was.line, from: end)
            findings += report.findings[end..<here.lowerBound]
            end = here.upperBound
            let before = Set(said(by: judge, of: was).map(\.code))
            var row = was
            for (place, text) in cells {
                while row.cells.count <= place { row.cells.append("") }
                row.cells[place] = text
            }
            let columns = Set(cells.keys.map { header.indices.contains($0) ? header[$0] : "" })
            let kept = report.findings[here].filter { finding in
                !before.contains(finding.code) && !columns.contains(finding.column ?? "")
            }
            let now = said(by: judge, of: row) + kept
            rows[row.row] = row
            findings += now
            invalid += (now.isEmpty ? 0 : 1) - (here.isEmpty ? 0 : 1)
        }
        report.findings = findings + report.findings[end...]
        // What is said of the sheet as a whole makes each of its rows invalid, and stays.
        guard !isRefused else { return }
        report.valid += report.invalid - invalid
        report.invalid = invalid
    }

    /// Where the findings of a line stand, which are in the order of their lines.
    private func lines(of line: Int, from start: Int) -> Range<Int> {
        func first(_ isThere: (Int) -> Bool) -> Int {
            var (low, high) = (start, report.findings.count)
            while low < high {
                let middle = (low + high) / 2
                if isThere(report.findings[middle].line ?? 0) { high = middle } else { low = middle + 1 }
            }
            return low
        }
        return first { $0 >= line }..<first { $0 > line }
    }

    /// Whether something is said of no one row.
    private var isRefused: Bool { report.findings.first.map { $0.line == nil } ?? false }

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
        return SheetReview(report: report, of: sheet, rows: rows, rowsBeyond: beyond, judge: judge)
    }
}
