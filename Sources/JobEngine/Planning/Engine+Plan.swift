package import ContactAPI
import CSVStream
import Foundation
package import JobLedger
package import JobModel
import RowValidation

/// A run that this process owns, with the directory it speaks to.
package struct RunHandle: Sendable {
    package let run: RunRecord
    package let connection: Connection
    let lock: RunLock

    package var id: String { run.id }

    /// Lets go of the directory; the lock goes with the handle.
    package func close() async throws { try await connection.close() }
}

extension Engine {
    /// Records a run before anything else is done, and reaches its directory.
    ///
    /// - Parameters:
    ///   - folder: What the job's paths are relative to.
    ///   - out: Where the results' folder is made.
    package func startRun(job: JobDefinition, folder: String, out: String) async throws -> RunHandle {
        guard job.kind == .importing else { throw EngineError.notAnImport(job: job.job) }
        let run = RunRecord(
            id: RunName.new(),
            job: job.job,
            parent: nil,
            root: nil,
            definition: job,
            started: Date().timeIntervalSince1970,
            out: out,
            base: folder
        )
        return try await begin(run)
    }

    func begin(_ run: RunRecord) async throws -> RunHandle {
        let ledger = try openLedger()
        let lock = try ledger.lock(run: run.id)
        try await ledger.createRun(run)
        do {
            return try await reach(run, lock: lock)
        } catch {
            // A directory that cannot be reached leaves a run that can be resumed, not a riddle.
            let exit = ExitStatus(of: error)
            try await ledger.updateRun(run.id, state: .planning, exit: exit.rawValue, ended: Date().timeIntervalSince1970)
            throw error
        }
    }

    /// Connects, and writes down which directory and app the run speaks to.
    func reach(_ run: RunRecord, lock: RunLock) async throws -> RunHandle {
        let ledger = try openLedger()
        let connection = try await connect(run.definition)
        do {
            try await connection.client.checkToken()
            try await ledger.updateRun(run.id, directory: connection.host, app: connection.app)
        } catch {
            try await connection.close()
            throw error
        }
        var run = run
        run.directory = connection.host
        run.app = connection.app
        return RunHandle(run: run, connection: connection, lock: lock)
    }

    /// Reads the sheets and the directory, decides every row and keeps the plan in the ledger. Nothing is sent.
    ///
    /// - Throws: `EngineError.fileRefused` where a header or file makes the import impossible.
    package func plan(_ handle: RunHandle) async throws -> PlanSummary {
        let sources = try await sources(for: handle.run)
        return try await plan(handle, sources: sources)
    }

    func plan(_ handle: RunHandle, sources: [Int: RecordSource]) async throws -> PlanSummary {
        let ledger = try openLedger()
        let run = handle.run
        try await ledger.resetPlan(of: run.id)
        let planner = JobPlanner(
            job: run.definition,
            folder: run.base,
            connection: handle.connection,
            sources: sources
        )
        var readings = try planner.open()
        try refuseBadHeaders(readings)
        var snapshot = try await planner.snapshot(for: readings)
        var summary = PlanSummary(run: run.id, job: run.job, host: run.directory, app: run.app)
        for place in readings.indices {
            try await planner.scan(&readings[place], with: &snapshot)
            let step = try await planRows(of: readings[place], view: snapshot.view, run: run)
            summary.steps.append(step)
            summary.estimatedSeconds += WritingTime(limits: run.definition.limits).seconds(for: step)
        }
        summary.snapshotCalls = snapshot.calls
        try await ledger.updateRun(run.id, state: .planned)
        return summary
    }

    private func refuseBadHeaders(_ readings: [JobPlanner.Reading]) throws {
        for reading in readings {
            let findings = reading.source.problems.filter { $0.code != "file.onlyHeader" } + reading.columns.findings
            guard findings.isEmpty else {
                throw EngineError.fileRefused(file: reading.step.source, findings: findings)
            }
        }
    }

    private func planRows(
        of reading: JobPlanner.Reading,
        view: DirectoryView,
        run: RunRecord
    ) async throws -> PlanSummary.Step {
        let ledger = try openLedger()
        guard let scan = reading.scan else { throw EngineError.nothingToSend }
        var record = StepRecord(
            number: reading.number,
            subject: reading.step.subject,
            name: reading.name,
            source: reading.step.source,
            header: reading.source.header
        )
        try await ledger.putStep(record, of: run.id)
        var planner = RowPlanner(job: run.definition, reading: reading, index: scan.index, view: view)
        var records = try reading.source.records()
        var block: [PlannedRow] = []
        while let (read, originRow) = try records.next() {
            guard let row = try planner.plan(read, originRow: originRow) else { continue }
            block.append(row)
            if block.count == Self.rowsPerTransaction {
                try await ledger.add(block, run: run.id, step: reading.number)
                block.removeAll(keepingCapacity: true)
            }
        }
        try await ledger.add(block, run: run.id, step: reading.number)
        for path in planner.newDepartments {
            try await ledger.putDepartment(run: run.id, step: reading.number, path: path.joined(separator: "/"), openID: nil)
        }
        record.records = planner.summary.rows
        record.leftOut = planner.summary.leftOut
        record.plannedComplete = true
        try await ledger.putStep(record, of: run.id)
        return planner.summary
    }

    /// One transaction costs a sync of the disk; a thousand rows share it.
    private static let rowsPerTransaction = 1000
}

/// Names of runs: sortable by time, unlikely to meet.
enum RunName {
    static func new(at date: Date = Date()) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        let time = [parts.month, parts.day, parts.hour, parts.minute, parts.second].map { two($0 ?? 0) }
        let random = String(UInt16.random(in: 0...UInt16.max), radix: 16)
        let suffix = String(repeating: "0", count: 4 - random.count) + random
        return "\(parts.year ?? 0)\(time[0])\(time[1])-\(time[2])\(time[3])\(time[4])-\(suffix)"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
