import CSVStream
import ContactAPI
package import JobModel
import RowValidation

/// Checks the sheets of a job against what the directory holds; nothing is written, in the directory or in the ledger.
package struct DirectoryCheck: Sendable {
    private let job: JobDefinition
    private let folder: String
    private let connection: Connection
    private let tell: @Sendable (CallBudget) async -> Void

    /// - Parameters:
    ///   - job: Its paths are relative to `folder`.
    ///   - folder: The job's.
    ///   - connection: Closed by the caller.
    ///   - tell: Hears how many calls reading the directory takes, before they are made.
    package init(
        job: JobDefinition,
        folder: String,
        connection: Connection,
        tell: @escaping @Sendable (CallBudget) async -> Void = { _ in }
    ) {
        self.tell = tell
        self.job = job
        self.folder = folder
        self.connection = connection
    }

    /// Checks every step.
    ///
    /// - Throws: `CSVStreamError` where a file cannot be read, `DirectoryFailure` where the directory cannot be asked.
    package func report() async throws -> JobCheckReport {
        let planner = SheetPreparation(job: job, folder: folder, connection: connection, tell: tell)
        var attributes: [CustomAttributeDefinition] = []
        do {
            var readings = try planner.open()
            attributes = try await planner.attributes(for: readings)
            try planner.refuseUnknownColumns(of: readings, attributes: attributes)
            var snapshot = try await planner.snapshot(for: readings)
            var steps: [CheckReport] = []
            for place in readings.indices {
                let scan = try await planner.scan(&readings[place], with: &snapshot)
                let report = try await report(on: readings[place], scan, view: snapshot.view)
                let refused = Set(report.findings.compactMap(\.line))
                let after = readings[place].forecast?.afterwards(refused: refused, source: readings[place].file)
                snapshot.expect(after)
                steps.append(report)
            }
            var whole = JobCheckReport(job: job.job, steps: steps)
            whole.reading = DirectoryReading(budget: snapshot.budgets, calls: snapshot.calls)
            return whole
        } catch EngineError.fileRefused {
            // A header that nothing can be done with needs no more of the directory; the report names all of it.
            return try await OfflineCheck(job: job, folder: folder, attributes: attributes).report()
        }
    }

    private func report(
        on reading: SheetPreparation.Reading,
        _ scan: SheetScan,
        view: DirectoryView
    ) async throws -> CheckReport {
        var report = CheckReport(file: StepSource.path(of: reading.step, folder: folder))
        let checker = reading.checker(of: job, directory: view)
        report.subject = reading.step.subject
        report.begin(with: reading.source, columns: checker.columns)
        report.warnings.append(contentsOf: reading.notes)
        let index = scan.index
        let planning = PersonPlanner(job: job, step: reading.step, view: view, index: index)
        let blocks = RecordBlocks(try reading.source.records()) { read, _ in
            let checked = checker.check(read)
            guard !checked.isLeftOut else { return checked }
            var (row, existing) = checker.judge(read, checked, index: index, view: view)
            // What the way of writing cannot hold is found while the row is planned.
            if row.findings.isEmpty, case .person(let draft) = row.draft {
                let findings = planning.decide(draft, line: row.line, existing: existing.person).findings
                row.findings = findings.map { checker.placed($0, line: row.line, row: row.row) }
            }
            return row
        }
        while let block = try await blocks.next() {
            for row in block { report.note(row) }
        }
        if scan.rows == 0 { report.findings.append(.onlyHeader) }
        report.close(rows: scan.rows, leftOut: scan.leftOut, of: reading.source)
        return report
    }
}
