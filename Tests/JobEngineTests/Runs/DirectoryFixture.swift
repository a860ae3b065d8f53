import DirectoryServer
import Foundation
import JobEngine
import JobModel
import SQLiteLedger
import Synchronization
import TestSupport

/// An engine with a ledger on the disk and a directory behind a line that sees every request.
struct DirectoryFixture: Sendable {
    let engine: Engine
    let ledger: SQLiteLedger
    let folder: String
    let job: JobDefinition
    let line: Line

    /// What the line has seen, and whether it refuses to read people.
    final class Line: Sendable {
        private let seen = Mutex<[String]>([])
        let refusesPeople = Atomic(false)

        func note(_ request: String) { seen.withLock { $0.append(request) } }

        /// Requests that write.
        var writes: [String] { seen.withLock(\.self).filter { $0.hasPrefix("POST") && !$0.contains("batch_get_id") } }
    }

    /// Departments in one step, people in the next, and a directory that is empty but for one department.
    static func with(_ body: (DirectoryFixture) async throws -> Void) async throws {
        try await withFolder { folder in
            try "name,department_id\nTeam 1,t1\nTeam 2,t2\n"
                .write(toFile: folder + "/departments.csv", atomically: true, encoding: .utf8)
            let people = (1...3).map { "Person \($0),1380001000\($0),d1,N\($0),1" }
            try (["name,mobile,department_ids,employee_no,employee_type"] + people).joined(separator: "\n")
                .write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
            let ledger = try SQLiteLedger.open(folder: folder + "/state")
            let line = Line()
            let directory = FaultyDirectory { request in
                line.note("\(request.method) \(request.path)")
                guard line.refusesPeople.load(ordering: .relaxed), request.path.hasSuffix("batch_get_id") else {
                    return nil
                }
                return .answer(status: 403, json: #"{"code":99991672,"msg":"no permission"}"#)
            }
            try await directory.serve(try CompanyFile(yaml: company)) { address, _ in
                let access = DirectoryAccess(directory: nil, appID: nil, secretFile: nil, environment: [:])
                let engine = Engine(
                    ledger: ledger,
                    connect: { job in
                        try access.connection(for: job, embedded: (address, "cli_test", "secret"), ownsServer: false) {}
                    }
                )
                try await body(
                    DirectoryFixture(engine: engine, ledger: ledger, folder: folder, job: job, line: line)
                )
            }
        }
    }

    func begin() async throws -> RunHandle {
        try await engine.startRun(job: job, folder: folder, out: folder + "/out")
    }

    /// A run as it stands at the question.
    func planned() async throws -> String {
        let handle = try await begin()
        _ = try await engine.plan(handle)
        try await handle.close()
        return handle.id
    }

    private static var job: JobDefinition {
        var job = JobDefinition(job: "wave")
        job.submit = .single
        var people = StepDefinition(subject: .people, source: "people.csv", match: "employee_no")
        people.mode = .upsert
        job.steps = [StepDefinition(subject: .departments, source: "departments.csv", match: "department_id"), people]
        job.limits.rates = .off
        return job
    }

    private static let company = """
        tenants:
          - tenant_key: test
            settings: { new_users: joined }
            apps:
              - app_id: cli_test
                app_secret: secret
                scope: all
                permissions: ["contact:contact", "contact:user.base", "contact:contact.base:readonly", "contact:department.organize:readonly", "contact:department.base:readonly", "contact:user.id:readonly", "contact:user.employee_id:readonly", "contact:user.base:readonly", "contact:user.email:readonly", "contact:user.phone:readonly", "contact:user.gender:readonly", "contact:user.employee:readonly", "contact:user.employee_number:read", "contact:user.department:readonly", "contact:job_title:readonly", "contact:work_city:readonly"]
            departments: [{ department_id: d1, name: d1 }]
        """
}
