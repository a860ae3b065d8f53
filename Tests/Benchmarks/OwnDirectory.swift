import DirectoryServer
import Foundation
import JobEngine
import JobModel
import JobSession

/// A directory in this process with limits off, and the jobs that run against it.
struct OwnDirectory {
    let directory: EmbeddedDirectory
    let folder: String
    let app: (appID: String, appSecret: String)

    static func serving<Value>(in folder: String, _ body: (OwnDirectory) async throws -> Value) async throws -> Value {
        let company = try CompanyFile(yaml: Self.company(departments: Self.departments))
        let directory = try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(database: folder + "/directory.sqlite", company: company, rates: .off)
        )
        let value: Value
        do {
            let app = try EmbeddedDirectory.credentials(in: company)
            value = try await body(OwnDirectory(directory: directory, folder: folder, app: app))
        } catch {
            try await directory.stop()
            throw error
        }
        try await directory.stop()
        return value
    }

    /// Plans and writes the sheet; returns the calls made, and how long the writing alone took.
    func importSheet(_ job: JobDefinition, folder: String) async throws -> (calls: Int, writing: Duration) {
        let ledger = try StateStores.ledger(in: folder + "/state")
        let engine = Engine(ledger: ledger, connect: { try connection(for: $0) })
        let handle = try await engine.startRun(job: job, folder: folder, out: folder + "/out")
        _ = try await engine.plan(handle)
        try await engine.confirm(handle, by: .option)
        let start = ContinuousClock.now
        let summary = try await engine.execute(handle)
        let writing = ContinuousClock.now - start
        let calls = handle.connection.calls
        try await handle.close()
        guard summary.count(.created) == summary.rows else { throw BenchmarkError.wrongResult("\(summary)") }
        return (calls, writing)
    }

    func export(_ job: JobDefinition, people: Int, to folder: String) async throws -> Int {
        let way = try connection(for: job)
        let run = ExportRun(job: job) { _ in way }
        let written = try await run.write(to: folder) { _ in }
        guard written.manifest.people == people else { throw BenchmarkError.wrongResult("\(written.manifest)") }
        return way.calls
    }

    private func connection(for job: JobDefinition) throws -> Connection {
        let access = DirectoryAccess(directory: nil, appID: nil, secretFile: nil, environment: [:])
        return try access.connection(
            for: job,
            embedded: ("http://127.0.0.1:\(directory.port)", app.appID, app.appSecret),
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

    private static let departments = PeopleSheet.departments.map { "{ department_id: \($0), name: \($0) }" }
        .joined(separator: ", ")
    private static let permissions = [
        "contact:contact", "contact:contact.base:readonly", "contact:department.organize:readonly",
        "contact:department.base:readonly", "contact:user.id:readonly", "contact:user.employee_id:readonly",
        "contact:user.base:readonly", "contact:user.email:readonly", "contact:user.phone:readonly",
        "contact:user.gender:readonly", "contact:user.employee:readonly", "contact:user.employee_number:read",
        "contact:user.department:readonly", "contact:job_title:readonly", "contact:work_city:readonly",
    ].map { "\"\($0)\"" }.joined(separator: ", ")
}
