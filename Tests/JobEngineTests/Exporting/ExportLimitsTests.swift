import ContactAPI
import DirectoryClient
import DirectoryServer
import Foundation
import JobEngine
import JobModel
import JobSession
import TestSupport
import Testing

/// Under the documented limits an export takes no longer than the limits ask for, counted by a clock that leaps over waits.
struct ExportLimitsTests {
    private static let departments = 1100

    /// Says when a request was answered, so that the clock leaps over nothing but waits.
    private final class Trace: RequestTrace {
        private let clock: RehearsalClock

        init(_ clock: RehearsalClock) { self.clock = clock }

        func note(_ request: TracedRequest) { clock.noteActivity() }
    }

    private static var company: String {
        let departments = (0..<departments).map { "{ department_id: d\($0), name: d\($0) }" }
        let permissions = [
            "contact:contact", "contact:contact.base:readonly", "contact:department.organize:readonly",
            "contact:department.base:readonly", "contact:user.id:readonly", "contact:user.employee_id:readonly",
            "contact:user.base:readonly", "contact:user.department:readonly",
        ]
        return """
            tenants:
              - tenant_key: limits
                apps:
                  - app_id: cli_limits
                    app_secret: a-secret-of-this-test
                    scope: all
                    permissions: [\(permissions.map { "\"\($0)\"" }.joined(separator: ", "))]
                departments: [\(departments.joined(separator: ", "))]
            """
    }

    @Test func `an export uses the documented limit, is never throttled, and asks for nothing twice`() async throws {
        let (clock, began) = (RehearsalClock(), Date())
        try await withFolder { folder in
            let company = try CompanyFile(yaml: Self.company)
            let directory = try await EmbeddedDirectory.start(
                DirectoryServerConfiguration(
                    database: folder + "/directory.sqlite",
                    company: company,
                    rates: .documented,
                    now: { began.addingTimeInterval(clock.now.elapsed / .seconds(1)) },
                    clock: clock
                )
            )
            let running = Task { await clock.run() }
            let app = try EmbeddedDirectory.credentials(in: company)
            let way = (address: "http://127.0.0.1:\(directory.port)", appID: app.appID, appSecret: app.appSecret)
            let result: Result<ExportManifest, any Error>
            do {
                result = .success(try await Self.export(from: way, to: folder + "/out", clock))
            } catch {
                result = .failure(error)
            }
            running.cancel()
            await running.value
            try await directory.stop()
            let calls = try #require(try result.get().calls)
            #expect(calls.throttled == 0 && calls.repeated.isEmpty)
            let members = calls.byEndpoint[Endpoint.usersOfDepartment.description] ?? 0
            // Each department, and the root; the proof looks at the departments and the root once more.
            #expect(members == Self.departments + 1)
            #expect(calls.made - calls.least <= Self.departments / 50 + 1, "\(calls)")
            // A thousand a minute, and of what is left of them in the last minute fifty a second.
            let (minutes, rest) = (members - 1).quotientAndRemainder(dividingBy: 1000)
            let least = Double(minutes * 60 + rest / 50)
            let elapsed = clock.now.elapsed / .seconds(1)
            #expect(elapsed >= least && least / elapsed >= 0.98, "\(elapsed) s")
        }
    }

    private static func export(
        from way: (address: String, appID: String, appSecret: String),
        to folder: String,
        _ clock: RehearsalClock
    ) async throws -> ExportManifest {
        let access = DirectoryAccess(directory: nil, appID: nil, secretFile: nil, environment: [:])
        let trace = Trace(clock)
        let run = ExportRun(job: JobDefinition(job: "limits")) { job in
            let connection = try access.rehearsal(of: job, in: way, trace: trace, clock: clock)
            clock.follow(connection.client)
            return connection
        }
        return try await run.write(to: folder) { _ in }.manifest
    }
}
