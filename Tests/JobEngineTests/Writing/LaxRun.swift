import ContactAPI
import Foundation
import JobEngine
import JobModel
import LocalFiles
import SQLiteLedger
import Synchronization
import TestSupport

/// An import into a directory that refuses nothing, with what happens between its plan and its writing.
struct LaxRun {
    var state: LaxState
    /// The lines of the sheet, the header first.
    var sheet: [String]
    /// Further sheets, by their names.
    var files: [String: [String]] = [:]
    var subject = Subject.people
    var match = "user_id"
    /// Minutes that pass, for the engine, between plan and writing.
    var minutes: Double = 0
    /// Whether another process takes the plan up.
    var isResumed = false
    /// Whether a run that has not come to its end is taken up once more, by a directory that lies no more.
    var isRepeated = false
    var change: @Sendable (inout JobDefinition) -> Void = { _ in }
    var between: @Sendable (inout LaxState) -> Void = { _ in }
    var fault: @Sendable (LaxCall) -> LaxFault? = { _ in nil }

    /// What came of it.
    struct End: Sendable {
        var summary: RunSummary
        var rows: [LedgerRow]
        /// Of the second step.
        var later: [LedgerRow]
        /// Before the stopped run was taken up once more.
        var first: RunSummary
        var people: [User]
        var departments: [Department]
        /// All calls, and how many of them the plan had made.
        var calls: [LaxCall]
        var planned: Int
        var events: [EngineEvent]

        var row: LedgerRow? { rows.first }

        /// Calls made after the plan.
        func late(_ endpoint: Endpoint) -> [LaxCall] { calls.dropFirst(planned).filter { $0.endpoint == endpoint } }
    }

    func run() async throws -> End {
        let ends = Mutex<[End]>([])
        let isHonest = Atomic(false)
        let fault = fault
        try await withFolder { folder in
            try (sheet.joined(separator: "\n") + "\n").write(
                toFile: folder + "/sheet.csv",
                atomically: true,
                encoding: .utf8
            )
            for (name, lines) in files {
                let text = lines.joined(separator: "\n") + "\n"
                try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
            }
            let ledger = try SQLiteLedger.open(folder: folder + "/state")
            try await LaxDirectory.run(state) { call in
                isHonest.load(ordering: .relaxed) ? nil : fault(call)
            } body: { directory in
                let end = try await write(ledger, folder, directory, isHonest)
                ends.withLock { $0.append(end) }
            }
        }
        return try ends.withLock { ends in
            guard let end = ends.last else { throw CocoaError(.fileNoSuchFile) }
            return end
        }
    }

    private func write(
        _ ledger: SQLiteLedger,
        _ folder: String,
        _ directory: LaxDirectory,
        _ isHonest: borrowing Atomic<Bool>
    ) async throws -> End {
        let shift = Shift()
        let engine = Engine(
            ledger: ledger,
            connect: { try connection($0, directory.address) },
            events: { event in shift.note(event) },
            clock: { shift.now }
        )
        var handle = try await engine.startRun(job: job, folder: folder, out: folder + "/out")
        _ = try await engine.plan(handle)
        try await engine.confirm(handle, by: .option)
        let planned = directory.calls.count
        directory.change(between)
        shift.add(minutes: minutes)
        if isResumed {
            try await handle.close()
            handle = try await engine.resume(handle.id).handle
        }
        var summary = try await engine.execute(handle)
        let first = summary
        try await handle.close()
        if isRepeated, try await ledger.run(handle.id).state != .finished {
            isHonest.store(true, ordering: .relaxed)
            handle = try await engine.resume(handle.id).handle
            summary = try await engine.execute(handle)
            try await handle.close()
        }
        return End(
            summary: summary,
            rows: try await ledger.rows(run: handle.id, step: 1, afterLine: 0, limit: 1000),
            later: try await ledger.rows(run: handle.id, step: 2, afterLine: 0, limit: 1000),
            first: first,
            people: directory.people,
            departments: directory.departments,
            calls: directory.calls,
            planned: planned,
            events: shift.events
        )
    }

    private func connection(_ job: JobDefinition, _ address: String) throws -> Connection {
        try DirectoryAccess(
            directory: address,
            appID: nil,
            secretFile: nil,
            environment: LaxDirectory.credentials
        ).connection(for: job)
    }

    private var job: JobDefinition {
        var job = JobDefinition(job: "late")
        job.submit = .single
        var step = StepDefinition(subject: subject, source: "sheet.csv", match: match)
        step.mode = .upsert
        step.allowNew = ["job_title", "city"]
        job.steps = [step]
        job.limits.rates = .off
        job.limits.batchRate = 1000
        job.limits.workers = 2
        change(&job)
        return job
    }

    /// The engine's clock, ahead of the machine's by what a test says, and what the engine tells.
    private final class Shift: Sendable {
        private let seconds = Mutex(0.0)
        private let told = Mutex<[EngineEvent]>([])

        var now: BootTimestamp {
            let now = BootTimestamp.now
            let ahead = seconds.withLock { $0 }
            return BootTimestamp(
                unixSeconds: now.unixSeconds + ahead,
                bootSeconds: now.bootSeconds + ahead,
                boot: now.boot
            )
        }

        var events: [EngineEvent] { told.withLock { $0 } }

        func add(minutes: Double) { seconds.withLock { $0 += minutes * 60 } }

        func note(_ event: EngineEvent) { told.withLock { $0.append(event) } }
    }
}
