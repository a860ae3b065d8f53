import CSVStream
import ContactAPI
package import JobModel
import RowValidation

/// Checks the sheets of a job without asking a directory.
package struct OfflineCheck: Sendable {
    let job: JobDefinition
    let folder: String
    /// Those of a directory that was asked for nothing else.
    private let attributes: [CustomAttributeDefinition]
    private let usesAcceptor: Bool

    /// The job's paths are relative to `folder`.
    package init(job: JobDefinition, folder: String) { self.init(job: job, folder: folder, attributes: []) }

    /// - Parameters:
    ///   - job: Its paths are relative to `folder`.
    ///   - folder: Where the sheets are.
    ///   - attributes: Those of a directory that was asked for nothing else.
    ///   - usesAcceptor: As in `SheetScan`.
    init(job: JobDefinition, folder: String, attributes: [CustomAttributeDefinition], usesAcceptor: Bool = true) {
        self.usesAcceptor = usesAcceptor
        self.attributes = attributes
        self.job = job
        self.folder = folder
    }

    /// Checks every step.
    ///
    /// - Throws: `CSVStreamError` where a file cannot be read at all, `CancellationError`; findings are in the report.
    package func report() async throws -> JobCheckReport {
        var reports: [CheckReport] = []
        for step in job.steps { reports.append(try await check(step).report) }
        return JobCheckReport(job: job.job, steps: reports)
    }

    /// - Returns: What is said of the step's sheet, and who judges its rows; nobody where its columns are unknown.
    func check(_ step: StepDefinition) async throws -> (report: CheckReport, judge: RowJudge?) {
        let file = try StepSource.open(step, folder: folder)
        let source = RecordSource.file(file, origins: nil)
        if let refusal = file.refusal { return (try refused(file, refusal), nil) }
        let hierarchy = try source.hierarchy(of: step, job: job, directory: nil)
        var scan = SheetScan(
            header: file.header,
            job: job,
            step: step,
            directory: nil,
            hierarchy: hierarchy,
            attributes: attributes
        )
        scan.usesAcceptor = usesAcceptor
        var report = CheckReport(file: file.path)
        report.begin(with: source, columns: scan.checker.columns)
        // Without a directory an upsert is judged as a create.
        if step.mode == .upsert {
            report.findings += scan.checker.columns.missingColumns(step, edition: job.edition)
        }
        let start = report
        let way = OfflineWay(job: job, step: step, checker: scan.checker)
        try await scan.run(over: source, judge: way.judge, each: { report.note($0) })
        if scan.misreadDates {
            report = start
            try await readAgain(source, step: step, scan: scan, into: &report)
        }
        report.findings += scan.refusals
        // What a workbook hides is known once it has been read.
        report.warnings.insert(contentsOf: source.notes, at: start.warnings.count)
        report.warnings.append(contentsOf: scan.notes)
        try await addFindingsAcrossRows(to: &report, from: source, scan: scan)
        if scan.rows == 0 {
            // Which columns the rows will have is not known yet.
            let missing = Set(scan.checker.columns.missingColumns(step, edition: job.edition))
            report.findings.removeAll { missing.contains($0) }
            report.findings.append(.onlyHeader)
        }
        report.close(rows: scan.rows, leftOut: scan.leftOut, of: source)
        report.subject = step.subject
        let checker = SheetChecker(
            header: file.header,
            job: job,
            step: step,
            dates: scan.dates,
            hierarchy: hierarchy,
            attributes: attributes
        )
        return (report, RowJudge(checker: checker, way: OfflineWay(job: job, step: step, checker: checker)))
    }

    /// A sheet whose columns are unknown: its records are counted, and none of them is judged.
    private func refused(_ file: any Sheet, _ refusal: Finding) throws -> CheckReport {
        var report = CheckReport(file: file.path)
        report.findings = [refusal]
        let rows = try file.countRecords()
        report.warnings = file.notes
        report.close(rows: rows, leftOut: 0, of: .file(file, origins: nil))
        return report
    }

    /// Judges the rows once more, now that the order of the sheet's dates is known.
    private func readAgain(
        _ source: RecordSource,
        step: StepDefinition,
        scan: SheetScan,
        into report: inout CheckReport
    ) async throws {
        let checker = SheetChecker(
            header: source.header,
            job: job,
            step: step,
            dates: scan.dates,
            attributes: attributes
        )
        let judge = OfflineWay(job: job, step: step, checker: checker).judge
        var check = BatchCheck(checker: checker, judge: judge)
        if usesAcceptor, judge == nil { check.acceptor = checker.acceptor }
        let parts = RecordParts(try source.records()) { [check] in check($0, $1) }
        while let part = try await parts.next() {
            for row in part.said { report.note(row) }
        }
    }

    /// Only the rows that share something are judged again, so that a clean file is read once.
    private func addFindingsAcrossRows(
        to report: inout CheckReport,
        from source: RecordSource,
        scan: SheetScan
    ) async throws {
        guard scan.index.concernsLines else { return }
        let rule = AcrossRows(checker: scan.checker, index: scan.index)
        if let rows = scan.rowsConcerned {
            return try await rule.say(of: rows) { report.note($0) }
        }
        let acceptor = usesAcceptor ? scan.checker.acceptor : nil
        let parts = RecordParts(try source.records()) { batch, work -> [AcrossRows.Said] in
            batch.records(on: { rule.index.concerns(line: $0) }, for: work).compactMap { read in
                work.isAbandoned ? nil : rule.said(of: read, acceptor)
            }
        }
        while let part = try await parts.next() {
            for said in part { report.note(said) }
        }
    }
}

extension CheckReport {
    /// Lines with findings, to count invalid rows.
    mutating func note(_ row: CheckedRow) {
        guard !row.isLeftOut else {
            warnings.append(contentsOf: row.warnings)
            return
        }
        findings.append(contentsOf: row.findings)
        repairs.append(contentsOf: row.repairs)
        warnings.append(contentsOf: row.warnings)
    }

    mutating func note(_ said: AcrossRows.Said) {
        findings.append(contentsOf: said.findings)
        warnings.append(contentsOf: said.warnings)
    }

    mutating func begin(with source: RecordSource, columns: SheetColumns) {
        findings.append(contentsOf: source.problems + columns.findings)
        warnings.append(contentsOf: columns.warnings)
    }

    /// How many lines have findings, which are in the order of their lines.
    private var linesOfFindings: Int {
        var (count, last) = (0, Int?.none)
        for line in findings.lazy.compactMap(\.line) where line != last {
            count += 1
            last = line
        }
        return count
    }

    /// Counts, and says of a workbook which cells are meant; a finding about the whole file makes every row invalid.
    mutating func close(rows: Int, leftOut: Int, of source: RecordSource) {
        self.rows = rows
        self.leftOut = leftOut
        let headerFindings = findings.contains { $0.row == nil || $0.isAbout(.header) }
        findings.sortByLine()
        invalid = headerFindings ? rows - leftOut : linesOfFindings
        valid = rows - leftOut - invalid
        findings = source.named(findings)
        repairs = source.named(repairs)
        warnings = source.named(warnings)
        sheet = source.tab
        if case .file(let file, _) = source { fingerprint = file.fingerprint }
    }
}
