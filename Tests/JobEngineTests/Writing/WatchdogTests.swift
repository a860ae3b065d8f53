import DirectoryClient
import Foundation
import JobEngine
import JobLedger
import JobModel
import Logging
import Testing

struct WatchdogTests {
    @Test func `barks when nothing moves`() async throws {
        let client = DirectoryClient(
            address: try DirectoryAddress("http://127.0.0.1:1"),
            credentials: Credentials(appID: "cli_test", appSecret: "secret"),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        let dog = Watchdog(client: client, patience: .milliseconds(20), interval: .milliseconds(1))
        await #expect(throws: Watchdog.Bark.self) { try await dog.watch() }
        try await client.shutdown()
    }

    @Test func `an export in which nothing moves is stopped`() async throws {
        try await withTemporaryFolder { folder in
            let export = ExportRun(job: JobDefinition(job: "all")) { _ in try Self.stuckConnection() }
            let bark = await #expect(throws: Watchdog.Bark.self) {
                _ = try await export.write(to: folder + "/out") { _ in }
            }
            let error = try #require(bark)
            #expect(ExitStatus(error) == .limitsOrNetwork && error.words.problem.zh.contains("没有任何进展"))
        }
    }

    @Test func `planning in which nothing moves is stopped, and can be begun again`() async throws {
        try await withTemporaryFolder { folder in
            let sheet = "name,mobile,department_ids,employee_type\nAda,13800010001,hq,1\n"
            try sheet.write(toFile: folder + "/a.csv", atomically: true, encoding: .utf8)
            var job = JobDefinition(job: "stuck")
            job.steps = [StepDefinition(subject: .people, source: "a.csv", match: "mobile")]
            let connection = try Self.stuckConnection()
            let check = DirectoryCheck(job: job, folder: folder, connection: connection)
            await #expect(throws: Watchdog.Bark.self) { _ = try await check.report() }
            try await connection.close()
        }
    }

    /// A way whose limits never let anything leave, and that stays so: a wait that nobody has thought of.
    private static func stuckConnection() throws -> Connection {
        let client = DirectoryClient(
            address: try DirectoryAddress("http://127.0.0.1:1"),
            credentials: Credentials(appID: "cli_test", appSecret: "secret"),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            clock: StandingClock()
        )
        return Connection(client: client, app: "cli_test", patience: .milliseconds(100))
    }
}
