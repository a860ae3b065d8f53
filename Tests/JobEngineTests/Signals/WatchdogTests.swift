import ContactAPI
import DirectoryClient
import Foundation
import JobEngine
import JobModel
import JobSession
import Logging
import SQLiteLedger
import Synchronization
import TestSupport
import Testing
import Wording

struct WatchdogTests {
    @Test func `reports when there is no progress`() async throws {
        let client = DirectoryClient(
            address: try DirectoryAddress("http://127.0.0.1:1"),
            credentials: Credentials(appID: "cli_test", appSecret: "secret"),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        let dog = Watchdog(client: client, patience: .milliseconds(20), interval: .milliseconds(1))
        await #expect(throws: Watchdog.Stalled.self) { try await dog.watch() }
        try await client.shutdown()
    }

    @Test func `where it is cancelled, the work says how that ends`() async throws {
        let connection = try Self.stuckConnection()
        let dog = connection.watchdog
        let guarded = Task {
            try await dog.guarding {
                while !Task.isCancelled { await Task.yield() }
                return 7
            }
        }
        guarded.cancel()
        #expect(try await guarded.value == 7)
        try await connection.close()
    }

    @Test func `stops an export without progress`() async throws {
        try await withFolder { folder in
            let export = ExportRun(job: JobDefinition(job: "all")) { _ in try Self.stuckConnection() }
            let stall = await #expect(throws: Watchdog.Stalled.self) {
                _ = try await export.write(to: folder + "/out") { _ in }
            }
            let error = try #require(stall)
            #expect(ExitStatus(error) == .limitsOrNetwork && error.problem.zh.contains("没有任何进展"))
        }
    }

    @Test func `stops planning without progress, and it can start again`() async throws {
        try await withFolder { folder in
            let sheet = "name,mobile,department_ids,employee_type\nAda,13800010001,hq,1\n"
            try sheet.write(toFile: folder + "/a.csv", atomically: true, encoding: .utf8)
            var job = JobDefinition(job: "stuck")
            job.steps = [StepDefinition(subject: .people, source: "a.csv", match: "mobile")]
            let connection = try Self.stuckConnection()
            let check = DirectoryCheck(job: job, folder: folder, connection: connection)
            await #expect(throws: Watchdog.Stalled.self) { _ = try await check.report() }
            try await connection.close()
        }
    }

    @Test func `stops a template without progress`() async throws {
        let connection = try Self.stuckConnection()
        let template = DirectoryTemplate(connection: connection)
        await #expect(throws: Watchdog.Stalled.self) { _ = try await template.template(.people, naming: .fields) }
        await #expect(throws: Watchdog.Stalled.self) { try await connection.checkToken() }
        try await connection.close()
    }

    @Test func `stops reading back without progress, and it can start again`() async throws {
        try await withFolder { folder in
            let sheet = "name,mobile,department_ids,employee_no,employee_type\nAda,13800010001,d1,N1,1\n"
            try sheet.write(toFile: folder + "/a.csv", atomically: true, encoding: .utf8)
            let ledger = try SQLiteLedger.open(folder: folder + "/state")
            let isStuck = Atomic(false)
            try await LaxDirectory.run { call in
                switch call.endpoint {
                case .createUser: .say("<html>", status: 502)
                // It is asked for once more after a pause, which never ends for whoever is stuck.
                case .lookUpUsers where isStuck.load(ordering: .relaxed): .refuse(status: 502, "<html>")
                case .lookUpUsers: call.earlier > 0 ? .say(#"{"code":0}"#) : nil
                default: nil
                }
            } body: { directory in
                let address = directory.address
                let engine = Engine(
                    ledger: ledger,
                    connect: { _ in
                        try Self.connection(address, isStuck: isStuck.load(ordering: .relaxed))
                    }
                )
                var job = JobDefinition(job: "stuck")
                job.submit = .single
                var step = StepDefinition(subject: .people, source: "a.csv", match: "employee_no")
                step.mode = .upsert
                job.steps = [step]
                var handle = try await engine.startRun(job: job, folder: folder, out: folder + "/out")
                _ = try await engine.plan(handle)
                try await engine.confirm(handle, by: .option)
                #expect(try await engine.execute(handle).exit == ExitStatus.unknownRemain.rawValue)
                try await handle.close()
                isStuck.store(true, ordering: .relaxed)
                handle = try await Self.takeUp(handle.id, engine)
                let stuck = try await engine.resolve(handle)
                try await handle.close()
                #expect(stuck.summary.exit == ExitStatus.limitsOrNetwork.rawValue && stuck.stillUnknown == 1)
                isStuck.store(false, ordering: .relaxed)
                handle = try await engine.takeUpToResolve(handle.id)
                let second = try await engine.resolve(handle)
                try await handle.close()
                #expect(second.summary.exit == ExitStatus.unknownRemain.rawValue)
            }
        }
    }

    /// Takes a run up; on a busy machine the dog may find that nothing moves before it is so.
    private static func takeUp(_ id: String, _ engine: Engine) async throws -> RunHandle {
        for _ in 1..<100 {
            do { return try await engine.takeUpToResolve(id) } catch is Watchdog.Stalled { continue }
        }
        return try await engine.takeUpToResolve(id)
    }

    private static func connection(_ address: String, isStuck: Bool) throws -> Connection {
        let address = try DirectoryAddress(address)
        let credentials = Credentials(appID: "cli_test", appSecret: "secret")
        let settings = ClientSettings(workers: 2, rates: .off)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let client =
            isStuck
            ? DirectoryClient(
                address: address,
                credentials: credentials,
                settings: settings,
                logger: logger,
                clock: StandingClock()
            ) : DirectoryClient(address: address, credentials: credentials, settings: settings, logger: logger)
        return Connection(client: client, app: "cli_test", patience: isStuck ? .seconds(2) : .seconds(300))
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
