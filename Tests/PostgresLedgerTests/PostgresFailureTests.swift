import JobModel
import TestSupport
import Testing
import Wording

@testable import PostgresLedger

/// What is said where a database does not keep the ledger.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct PostgresFailureTests {
    private func problem(_ address: String) async throws -> DatabaseProblem? {
        do {
            _ = try await PostgresLedger.open(PostgresAddress(address))
            return nil
        } catch LedgerError.database(let problem, let shown) {
            #expect(!shown.contains("s3cret") && !"\(problem)".contains("s3cret"))
            return problem
        }
    }

    @Test func `a server that is not there is unreachable`() async throws {
        let silent = try await problem("postgres://ada:s3cret@127.0.0.1:1/d")
        guard case .unreachable(let reason) = silent else {
            Issue.record("\(String(describing: silent))")
            return
        }
        #expect(reason.contains("Connection refused"))
        let noFile = try await problem("postgres:///d?host=/nowhere&password=s3cret")
        guard case .unreachable = noFile else {
            Issue.record("\(String(describing: noFile))")
            return
        }
    }

    @Test func `a service that no file defines is named as that`() async throws {
        guard case .noService(let reason) = try await problem("service=no_such_service_here") else {
            Issue.record("a missing service is not named")
            return
        }
        #expect(reason.contains("no_such_service_here"))
        let explanation = LedgerError.database(.noService(reason: reason), at: "service=x").explanation
        #expect(explanation.remedy.en.contains("~/.pg_service.conf") && explanation.remedy.zh.contains("PGSERVICEFILE"))
    }

    @Test func `a password that is wrong or missing is named as that`() async throws {
        let server = try await PostgresServer.shared()
        try await server.addLockedUser()
        #expect(try await problem(server.address(user: "locked")) == .noPassword)
        let wrong = try await problem(server.address(user: "locked") + "&password=s3cret")
        guard case .rejected(let reason) = wrong else {
            Issue.record("\(String(describing: wrong))")
            return
        }
        #expect(reason.contains("locked"))
        guard case .rejected = try await problem(server.address(user: "nobody_there")) else {
            Issue.record("an unknown user is not named")
            return
        }
    }

    /// What libpq says where it was asked for the code alone; the words are those of a server set to Chinese.
    static let codes: [(String, DatabaseProblem?)] = [
        ("28P01", .rejected(reason: "认证失败")), ("28000", .rejected(reason: "认证失败")),
        ("3D000", .noDatabase(reason: "认证失败")), ("42501", .noRights(reason: "认证失败")), ("53300", .tooManyConnections),
        ("57P03", .unreachable(reason: "认证失败")), ("XX000", nil), ("reply", nil), ("", nil),
    ]

    @Test(arguments: codes)
    func `a server that speaks another language is understood by its codes`(code: String, problem: DatabaseProblem?) {
        let message = "connection to server on socket \"/s\" failed: 致命错误:  \(code)"
        #expect(DatabaseProblem(connectingCode: message, "认证失败") == problem)
    }

    @Test func `a server that has no connection left for a moment is waited for`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        let schema = try #require(address.split(separator: "%3D").last.map(String.init))
        try await server.execute(
            "CREATE ROLE \(schema)_few LOGIN CONNECTION LIMIT 1; GRANT ALL ON SCHEMA \(schema) TO \(schema)_few"
        )
        let few = try PostgresAddress(server.address(user: "\(schema)_few", schema: schema))
        let one = try await PostgresDatabase.open(few)
        // Reached before, so its next work waits for a connection; a command that begins does not.
        try await server.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = '\(schema)_few'"
        )
        let other = try await PostgresDatabase.open(few)
        #expect(try await problem(server.address(user: "\(schema)_few", schema: schema)) == .tooManyConnections)
        async let two: Int? = one.transact(PostgresTransaction()) { try $0.execute("SELECT 2").first() }
        try await Task.sleep(for: .milliseconds(200))
        other.pool.close()
        let found = try await two
        #expect(found == 2)
    }

    @Test func `a database that is missing, or cannot hold every name, is named as that`() async throws {
        let server = try await PostgresServer.shared()
        let address = server.address()
        let missing = try await problem(address.replacing("/postgres?", with: "/missing?"))
        guard case .noDatabase(let reason) = missing else {
            Issue.record("\(String(describing: missing))")
            return
        }
        #expect(reason.contains("missing"))
        try await server.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
        #expect(try await problem(address.replacing("/postgres?", with: "/latin?")) == .encoding("LATIN1"))
    }

    @Test func `encryption that the server does not have is named as that`() async throws {
        let server = try await PostgresServer.shared()
        // A socket is never encrypted, so the server is asked for something else that it cannot do.
        let problem = DatabaseProblem(
            connecting:
                "connection to server at \"h\", port 1 failed: server does not support SSL, but SSL was required",
            needsPassword: false
        )
        guard case .encryption = problem else {
            Issue.record("\(problem)")
            return
        }
        #expect(try await self.problem(server.address() + "&sslmode=require") == nil)
    }

    @Test func `rights that are missing are named as that, and so is a database that can only be read`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        let schema = try #require(address.split(separator: "%3D").last.map(String.init))
        try await server.execute(
            "CREATE ROLE \(schema)_guest LOGIN; GRANT USAGE ON SCHEMA \(schema) TO \(schema)_guest"
        )
        let guest = server.address(user: "\(schema)_guest", schema: schema)
        guard case .noRights(let reason) = try await problem(guest) else {
            Issue.record("missing rights are not named")
            return
        }
        #expect(reason.contains(schema))
        try await server.execute(
            """
            CREATE ROLE \(schema)_reader LOGIN SUPERUSER;
            ALTER ROLE \(schema)_reader SET default_transaction_read_only = on
            """
        )
        #expect(try await problem(server.address(user: "\(schema)_reader", schema: schema)) == .readOnly)
    }

    @Test func `tables of a later version are refused, and left as they are`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        _ = try await PostgresLedger.open(PostgresAddress(address))
        try await server.execute("INSERT INTO roster_migration (number, name) VALUES (999, 'later')", at: address)
        #expect(try await problem(address) == .newer)
        #expect(try await server.execute("SELECT max(number) FROM roster_migration", at: address) == "999")
    }

    @Test func `every migration is done once, however many open the ledger at the same time`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        let ledgers = try await withThrowingTaskGroup(of: PostgresLedger.self) { group in
            for _ in 0..<6 { group.addTask { try await PostgresLedger.open(PostgresAddress(address)) } }
            return try await group.reduce(into: [PostgresLedger]()) { $0.append($1) }
        }
        try await ledgers[0].createTestRun()
        #expect(try await ledgers[5].run("r").id == "r")
        let done = try await server.execute("SELECT count(*) FROM roster_migration", at: address)
        #expect(done == String(PostgresMigrations.all.count))
    }

    @Test func `a setting that would lose what was committed is not followed`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema() + "%20-csynchronous_commit%3Doff"
        let database = try await PostgresDatabase.open(PostgresAddress(address))
        let found = try await database.transact(PostgresTransaction()) { connection in
            let setting: String? = try connection.execute("SELECT current_setting('synchronous_commit')").first()
            return setting
        }
        #expect(found == "on")
        // For the transaction alone.
        let after = try await database.read { connection in
            let setting: String? = try connection.execute("SELECT current_setting('synchronous_commit')").first()
            return setting
        }
        #expect(after == "off")
    }
}
