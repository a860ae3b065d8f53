import DirectoryServer
import Foundation
import JobEngine
import JobModel
import JobSession

/// A directory with limits off, in a process of its own, and the jobs that run against it.
struct OwnDirectory {
    let port: Int
    let folder: String
    let app: (appID: String, appSecret: String)

    /// With the departments of a `PeopleSheet` of so many.
    static func serving<Value>(
        people: Int,
        in folder: String,
        _ body: (OwnDirectory) async throws -> Value
    ) async throws -> Value {
        let departments = PeopleSheet.departments(of: people).map { "{ department_id: \($0), name: \($0) }" }
        return try await serving(company(departments: departments.joined(separator: ", ")), in: folder, body)
    }

    static func serving<Value>(
        _ company: String,
        in folder: String,
        _ body: (OwnDirectory) async throws -> Value
    ) async throws -> Value {
        let app = try EmbeddedDirectory.credentials(in: CompanyFile(yaml: company))
        return try await DirectoryProcess.serving(company: company, in: folder) { directory in
            try await body(OwnDirectory(port: directory.port, folder: folder, app: app))
        }
    }

    /// Its address, without `/open-apis`.
    var address: String { "http://127.0.0.1:\(port)" }

    /// Plans and writes the sheet; returns the calls made, and what the writing alone took.
    func importSheet(_ job: JobDefinition, folder: String) async throws -> (calls: Int, writing: Measure) {
        let ledger = try StateStores.ledger(in: folder + "/state")
        let engine = Engine(ledger: ledger, connect: { try connection(for: $0) })
        let handle = try await engine.startRun(job: job, folder: folder, out: folder + "/out")
        _ = try await engine.plan(handle)
        try await engine.confirm(handle, by: .option)
        let (summary, writing) = try await timed("writing", rows: 0) { try await engine.execute(handle) }
        let calls = handle.connection.calls
        try await handle.close()
        guard summary.count(.created) == summary.rows else { throw BenchmarkError.wrongResult("\(summary)") }
        return (calls, writing)
    }

    /// Plans the sheet and writes nothing; returns the calls made and how many rows change nothing.
    func planSheet(_ job: JobDefinition, folder: String) async throws -> (calls: Int, unchanged: Int) {
        let ledger = try StateStores.ledger(in: folder + "/state")
        let engine = Engine(ledger: ledger, connect: { try connection(for: $0) })
        let handle = try await engine.startRun(job: job, folder: folder, out: folder + "/out")
        let summary = try await engine.plan(handle)
        let calls = handle.connection.calls
        try await handle.close()
        return (calls, summary.steps.reduce(0) { $0 + $1.unchanged })
    }

    func export(_ job: JobDefinition, people: Int, to folder: String) async throws -> Int {
        let way = try connection(for: job)
        let run = ExportRun(job: job) { _ in way }
        let written = try await run.write(to: folder) { _ in }
        guard written.manifest.people == people else { throw BenchmarkError.wrongResult("\(written.manifest)") }
        return way.calls
    }

    /// The same as the command does it: a run of a ledger, with checkpoints.
    func exportAsRun(_ job: JobDefinition, people: Int, to target: String) async throws -> Int {
        let ledger = try StateStores.ledger(in: folder + "/state")
        let engine = Engine(ledger: ledger, connect: { try connection(for: $0) })
        let handle = try await engine.startExport(job: job, folder: folder, target: target)
        let written = try await engine.export(handle) { _ in }
        let calls = handle.connection.calls
        try await handle.close()
        guard written.manifest.people == people else { throw BenchmarkError.wrongResult("\(written.manifest)") }
        return calls
    }

    /// Everybody, with limits off.
    static var exportJob: JobDefinition {
        var job = JobDefinition(job: "export")
        job.kind = .exporting
        job.limits.rates = .off
        return job
    }

    private func connection(for job: JobDefinition) throws -> Connection {
        let access = DirectoryAccess(directory: nil, appID: nil, secretFile: nil, environment: [:])
        return try access.connection(
            for: job,
            embedded: (address, app.appID, app.appSecret),
            ownsServer: false
        ) {}
    }

    static func company(departments: String) -> String {
        """
        tenants:
          - tenant_key: benchmark
            settings: { new_users: joined, batch_items: 1000 }
            apps:
              - app_id: cli_benchmark
                app_secret: a-secret-of-this-process
                scope: all
                permissions: [\(permissions)]
            departments: [\(departments)]
        """
    }

    private static let permissions = [
        "contact:contact", "contact:contact.base:readonly", "contact:department.organize:readonly",
        "contact:department.base:readonly", "contact:user.id:readonly", "contact:user.employee_id:readonly",
        "contact:user.base:readonly", "contact:user.email:readonly", "contact:user.phone:readonly",
        "contact:user.gender:readonly", "contact:user.employee:readonly", "contact:user.employee_number:read",
        "contact:user.department:readonly", "contact:job_title:readonly", "contact:work_city:readonly",
    ].map { "\"\($0)\"" }.joined(separator: ", ")
}
