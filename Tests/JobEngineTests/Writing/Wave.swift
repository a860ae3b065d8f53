import DirectoryServer
import Foundation
import JobEngine
import JobModel
import SQLiteLedger
import TestSupport

/// A small wave of people, imported through a line that may lie.
struct Wave {
    var rows = 6
    var submit = JobDefinition.Submit.single
    var columns = ["name", "mobile", "email", "department_ids", "employee_no", "employee_type"]
    /// Adds to the cells of a row.
    var more: @Sendable (Int) -> [String] = { _ in [] }
    var change: @Sendable (inout JobDefinition) -> Void = { _ in }
    var stop = StopSignal()
    var events: @Sendable (EngineEvent) async -> Void = { _ in }
    /// Sees the ledger whenever a request arrives, before it is answered.
    var look: @Sendable (SQLiteLedger, FaultyDirectory.Seen) async throws -> Void = { _, _ in }
    /// `joined`, or `unjoined`: then new people refuse patches.
    var newUsers = "joined"
    var department = "d1"
    /// Gets the sheet's path once it is written.
    var written: @Sendable (String) -> Void = { _ in }
    /// Looks at a run that has come to its end.
    var ended: @Sendable (SQLiteLedger, String) async throws -> Void = { _, _ in }
    /// Looks at a run that could not be planned.
    var unplanned: @Sendable (SQLiteLedger, String) async throws -> Void = { _, _ in }

    /// What came of it, and who is in the directory now.
    struct End {
        var summary: RunSummary
        var rows: [LedgerRow]
        /// employee_no of everybody, repeated where somebody is there twice.
        var people: [String]

        func outcomes() -> [Outcome?] { rows.map(\.outcome) }
    }

    /// Imports, and goes on once: `resuming` the run that was stopped, or with its failed.csv as `correcting` makes it.
    func run(
        resuming: Bool = false,
        correcting: (@Sendable (String) -> String)? = nil,
        _ fault: @escaping @Sendable (FaultyDirectory.Seen) -> FaultyDirectory.Fault?
    ) async throws -> [End] {
        let ends = Ends()
        try await withFolder { folder in
            try sheet().write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
            written(folder + "/people.csv")
            let ledger = try SQLiteLedger.open(folder: folder + "/state")
            let line = FaultyDirectory { seen in
                try await look(ledger, seen)
                return fault(seen)
            }
            try await line.serve(try CompanyFile(yaml: company)) { address, directory in
                let access: @Sendable (String) throws -> Connection = { address in
                    try DirectoryAccess(directory: nil, appID: nil, secretFile: nil, environment: [:]).connection(
                        for: job,
                        embedded: (address, "cli_test", "secret"),
                        ownsServer: false
                    ) {}
                }
                let engine = Engine(ledger: ledger, connect: { _ in try access(address) }, stop: stop, events: events)
                let handle = try await engine.startRun(job: job, folder: folder, out: folder + "/out")
                do {
                    _ = try await engine.plan(handle)
                } catch {
                    try await unplanned(ledger, handle.id)
                    try await handle.close()
                    throw error
                }
                try await engine.confirm(handle, by: .option)
                let first = try await engine.execute(handle)
                try await handle.close()
                try await ended(ledger, handle.id)
                await ends.add(try await end(first, ledger, directory, folder))
                let again = Engine(ledger: ledger, connect: { _ in try access(address) })
                let next: RunHandle
                if let correcting {
                    let failed = try String(contentsOfFile: first.files[1], encoding: .utf8)
                    let input = folder + "/corrected.csv"
                    try correcting(failed).write(toFile: input, atomically: true, encoding: .utf8)
                    next = try await again.startRetry(of: handle.id, input: input, out: nil)
                    _ = try await again.plan(next)
                    try await again.confirm(next, by: .option)
                } else if resuming {
                    next = try await again.resume(handle.id).handle
                } else {
                    return
                }
                let second = try await again.execute(next)
                try await next.close()
                await ends.add(try await end(second, ledger, directory, folder))
            }
        }
        return await ends.all
    }

    private actor Ends {
        private(set) var all: [End] = []
        func add(_ end: sending End) { all.append(end) }
    }

    private func end(
        _ summary: RunSummary,
        _ ledger: SQLiteLedger,
        _ directory: EmbeddedDirectory,
        _ folder: String
    ) async throws -> End {
        let access = DirectoryAccess(directory: nil, appID: nil, secretFile: nil, environment: [:])
        var export = JobDefinition(job: "export")
        export.kind = .exporting
        export.limits.rates = .off
        let way = try access.connection(
            for: export,
            embedded: ("http://127.0.0.1:\(directory.port)", "cli_test", "secret"),
            ownsServer: false
        ) {}
        let written = try await ExportRun(job: export) { _ in way }.write(to: folder + "/export-\(UUID())") { _ in }
        let text = try String(contentsOfFile: written.folder + "/people.csv", encoding: .utf8)
        let numbers = text.split(whereSeparator: \.isNewline).flatMap { line in
            line.split(separator: ",").map(String.init).filter { $0.hasPrefix("N") && Int($0.dropFirst()) != nil }
        }
        let rows = try await ledger.rows(run: summary.run, step: 1, afterLine: 0, limit: 1000)
        return End(summary: summary, rows: rows, people: numbers.sorted())
    }

    private var job: JobDefinition {
        var job = JobDefinition(job: "wave")
        job.submit = submit
        var step = StepDefinition(subject: .people, source: "people.csv", match: "employee_no")
        step.mode = .upsert
        step.allowNew = ["job_title", "city"]
        job.steps = [step]
        job.limits.rates = .off
        job.limits.batchRate = 1000
        job.limits.workers = 2
        change(&job)
        return job
    }

    private func sheet() -> String {
        let lines = (1...rows).map { number in
            let own = [
                "Person \(number)", "138000\(10_000 + number)", "n\(number)@example.com", department, "N\(number)", "1",
            ]
            return (own + more(number)).joined(separator: ",")
        }
        return ([columns.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
    }

    static func numbers(_ count: Int) -> [String] { (1...count).map { "N\($0)" }.sorted() }

    private var company: String {
        """
        tenants:
          - tenant_key: test
            settings: { new_users: \(newUsers), batch_items: 50 }
            apps:
              - app_id: cli_test
                app_secret: secret
                scope: all
                permissions: ["contact:contact", "contact:user.base", "contact:contact.base:readonly", "contact:department.organize:readonly", "contact:department.base:readonly", "contact:user.id:readonly", "contact:user.employee_id:readonly", "contact:user.base:readonly", "contact:user.email:readonly", "contact:user.phone:readonly", "contact:user.gender:readonly", "contact:user.employee:readonly", "contact:user.employee_number:read", "contact:user.department:readonly", "contact:job_title:readonly", "contact:work_city:readonly"]
            departments: [{ department_id: d1, name: d1 }]
        """
    }
}
