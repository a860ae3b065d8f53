import Dispatch
import JobModel
import Synchronization
import TestSupport
import Testing

@testable import PostgresLedger

/// Connections that break, work that is called off, and values on their way.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct PostgresConnectionTests {
    private func database() async throws -> (PostgresDatabase, PostgresServer, String) {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        return (try await PostgresDatabase.open(PostgresAddress(address)), server, address)
    }

    private static let ownProcess = "SELECT pg_backend_pid()"

    @Test(arguments: [Duration.seconds(10), .zero])
    func `a connection that was ended is made again, before a transaction and in it`(patience: Duration) async throws {
        let (database, server, address) = try await database()
        let first: Int = try await database.read { try $0.execute(Self.ownProcess).first() ?? 0 }
        try await server.execute("SELECT pg_terminate_backend(\(first), 5000)")
        let second: Int = try await database.read { try $0.execute(Self.ownProcess).first() ?? 0 }
        #expect(second != first && second != 0)
        let third: Int = try await database.transact(PostgresTransaction(patience: patience)) { connection in
            let own: Int = try connection.execute(Self.ownProcess).first() ?? 0
            // The first try ends its own connection, as a server that is stopped does.
            if own == second { try connection.perform("SELECT pg_terminate_backend(\(own), 5000)") }
            try connection.perform("CREATE TABLE made (process bigint)")
            try connection.perform("INSERT INTO made VALUES (pg_backend_pid())")
            return own
        }
        #expect(third != second)
        #expect(try await server.execute("SELECT process FROM made", at: address) == String(third))
    }

    /// A database by a line that can be cut, with an empty table.
    private func databaseByLine() async throws -> (PostgresDatabase, PostgresLine, count: () async throws -> String) {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        try await server.execute("CREATE TABLE made (number int)", at: address)
        let line = try PostgresLine(to: server.folder)
        let database = try await PostgresDatabase.open(PostgresAddress(line.address(address)))
        return (database, line, { try await server.execute("SELECT count(*) FROM made", at: address) })
    }

    @Test func `a commit whose answer was lost is found to be kept, and is not done twice`() async throws {
        let (database, line, count) = try await databaseByLine()
        line.loseAnswer(to: PostgresLine.commit)
        let value = try await database.transact(PostgresTransaction()) { connection in
            try connection.perform("INSERT INTO made VALUES (1)")
            return 7
        }
        #expect(value == 7 && line.losses == 1)
        #expect(try await count() == "1")
        line.end()
    }

    @Test func `a commit of which nothing can be found out leaves its end open`() async throws {
        let (database, line, count) = try await databaseByLine()
        line.loseAnswer(to: PostgresLine.commit, isCut: true)
        await #expect(throws: LedgerError.database(.lostAtCommit, at: database.address.shown)) {
            try await database.transact(PostgresTransaction(patience: .milliseconds(200))) { connection in
                try connection.perform("INSERT INTO made VALUES (1)")
            }
        }
        #expect(try await count() == "1" && line.refusals > 0)
        line.end()
    }

    /// With no time left, as that of a process that was frozen in its first try.
    @Test(arguments: [Duration.seconds(10), .zero])
    func `a commit that the server has undone is done again`(patience: Duration) async throws {
        let (database, server, address) = try await database()
        // The first one that a constraint is checked for at its end ends the connection there.
        try await server.execute(
            """
            CREATE TABLE made (number int); CREATE SEQUENCE tries;
            CREATE FUNCTION end_connection() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF nextval('tries') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid(), 5000); END IF;
                RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER at_the_end AFTER INSERT ON made DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION end_connection();
            """,
            at: address
        )
        try await database.transact(PostgresTransaction(patience: patience)) { connection in
            try connection.perform("INSERT INTO made VALUES (1)")
        }
        let found = try await server.execute("SELECT count(*), (SELECT last_value FROM tries) FROM made", at: address)
        #expect(found == "1|2")
    }

    @Test func `what a month has used and what has been sent are counted once, whatever is lost`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        let line = try PostgresLine(to: server.folder)
        let place = try PostgresAddress(line.address(address))
        let counts = PostgresCallCountStore(place)
        try await counts.add(20, account: "a", month: "2026-12")
        line.loseAnswer(to: PostgresLine.commit)
        try await counts.add(20, account: "a", month: "2026-12")
        #expect(try await counts.calls(account: "a", month: "2026-12") == 40)
        let rates = PostgresRateBudgetStore(place)
        line.loseAnswer(to: PostgresLine.commit)
        let turns = try await rates.take(3, endpoint: "e", account: "a", windows: [(limit: 5, seconds: 60)], now: 0)
        #expect(turns.count == 3 && line.losses == 2)
        #expect(try await server.execute("SELECT count(*) FROM roster_rate_send", at: address) == "3")
        line.end()
    }

    /// Waits until so many statements with a mark are at work.
    private func waitUntil(_ count: Int, areSaying mark: String, on server: PostgresServer) async throws {
        let sql = """
            SELECT count(*) FROM pg_stat_activity
            WHERE state = 'active' AND pid <> pg_backend_pid() AND query LIKE '%\(mark)%'
            """
        while try await server.execute(sql) != String(count) {}
    }

    @Test func `a statement of a task that was cancelled is ended on the server too`() async throws {
        let (database, server, _) = try await database()
        let task = Task { try await database.read { try $0.perform("SELECT pg_sleep(600) AS to_be_cancelled") } }
        try await waitUntil(1, areSaying: "to_be_cancelled", on: server)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        try await waitUntil(0, areSaying: "to_be_cancelled", on: server)
        let one: Int? = try await database.read { try $0.execute("SELECT 1").first() }
        #expect(one == 1)
    }

    @Test func `leases are seen to while every other connection reads`() async throws {
        let server = try await PostgresServer.shared()
        let place = try PostgresAddress(await server.newSchema())
        let (ledger, other) = (PostgresLedger(place), PostgresLedger(place))
        let owner = try await ledger.lock(run: "r")
        let readers = (1...4).map { _ in
            Task { try await ledger.read { try $0.perform("SELECT pg_sleep(600) AS long_reading") } }
        }
        try await waitUntil(4, areSaying: "long_reading", on: server)
        owner.release()
        #expect(await !other.isOwned(run: "r"))
        for reader in readers { reader.cancel() }
        for reader in readers { await #expect(throws: CancellationError.self) { try await reader.value } }
    }

    @Test func `another transaction of the run is waited for, longer than anything of it takes`() async throws {
        let (database, server, _) = try await database()
        let holder = Task {
            try await database.transact(PostgresTransaction(lock: .whole(run: "r"))) {
                try $0.perform("SELECT pg_sleep(600) AS holding_the_run")
            }
        }
        try await waitUntil(1, areSaying: "holding_the_run", on: server)
        await #expect(throws: LedgerError.database(.slow, at: database.address.shown)) {
            try await database.transact(PostgresTransaction(lock: .rowsOf(run: "r"), lockPatience: .milliseconds(50))) {
                _ in
            }
        }
        #expect(PostgresTransaction().lockPatience >= PostgresConnection.usualDeadline * 2)
        let waiting = Task { try await database.transact(PostgresTransaction(lock: .rowsOf(run: "r"))) { _ in 5 } }
        holder.cancel()
        await #expect(throws: CancellationError.self) { try await holder.value }
        #expect(try await waiting.value == 5)
    }

    @Test func `a transaction that fails leaves nothing, and the connection is used again`() async throws {
        let (database, server, address) = try await database()
        await #expect(throws: LedgerError.self) {
            try await database.transact(PostgresTransaction()) { connection in
                try connection.perform("CREATE TABLE made (number int)")
                try connection.perform("SELECT 1 / 0")
            }
        }
        #expect(try await server.execute("SELECT to_regclass('made') IS NULL", at: address) == "t")
        let one: Int = try await database.read { try $0.execute("SELECT 1").first() ?? 0 }
        #expect(one == 1)
    }

    @Test func `a statement without an end is ended by its deadline`() async throws {
        let (database, _, _) = try await database()
        await #expect(throws: LedgerError.database(.slow, at: database.address.shown)) {
            try await database.transact(PostgresTransaction(deadline: .milliseconds(50))) { connection in
                try connection.perform("SELECT pg_sleep(600)")
            }
        }
        await #expect(throws: LedgerError.database(.slow, at: database.address.shown)) {
            try await database.read { connection in
                try connection.perform("SELECT pg_sleep(600)", within: .milliseconds(50))
            }
        }
    }

    @Test func `who stands still in a transaction loses its locks before others give up waiting`() async throws {
        let (database, _, _) = try await database()
        let isEarlier: Bool? = try await database.transact(PostgresTransaction()) { connection in
            try connection.execute(
                """
                SELECT current_setting('idle_in_transaction_session_timeout')::interval
                    < current_setting('lock_timeout')::interval
                """
            ).first()
        }
        #expect(isEarlier == true)
    }

    @Test func `two transactions in each other's way both end well`() async throws {
        let (database, server, address) = try await database()
        try await server.execute("CREATE TABLE pair (id int PRIMARY KEY, number int)", at: address)
        try await server.execute("INSERT INTO pair VALUES (1, 0), (2, 0)", at: address)
        let (arrivals, other) = (Arrivals(), DispatchSemaphore(value: 0))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for order in [[1, 2], [2, 1]] {
                group.addTask {
                    try await database.transact(PostgresTransaction()) { connection in
                        try connection.perform("UPDATE pair SET number = number + 1 WHERE id = \(order[0])")
                        // Each has its first row before either asks for the second, at the first try.
                        switch arrivals.next() {
                        case 1: other.wait()
                        case 2: other.signal()
                        default: break
                        }
                        try connection.perform("UPDATE pair SET number = number + 1 WHERE id = \(order[1])")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await server.execute("SELECT number FROM pair ORDER BY id", at: address) == "2\n2")
    }

    @Test func `work of a task that was cancelled is not kept`() async throws {
        let (database, server, address) = try await database()
        let (began, begin) = AsyncStream.makeStream(of: Void.self)
        let cancelled = DispatchSemaphore(value: 0)
        let task = Task {
            try await database.transact(PostgresTransaction()) { connection in
                try connection.perform("CREATE TABLE made (number int)")
                begin.finish()
                cancelled.wait()
            }
        }
        for await _ in began {}
        task.cancel()
        cancelled.signal()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await server.execute("SELECT to_regclass('made') IS NULL", at: address) == "t")
    }

    @Test(
        arguments: [
            "", "plain", "a\"b\\c{d},e", "NULL", "null", "张三 é 👩‍👩‍👧 \u{2028}", "\n\r\t\u{1}", "  ",
            "'; DROP TABLE roster_run; --", "{}",
        ]
    )
    func `a text comes back as it was, alone and in a list`(text: String) async throws {
        let (database, _, _) = try await database()
        var arguments = PostgresArguments(text)
        arguments.add([text, nil, "x"])
        let values = arguments
        let rows = try await database.read { connection in
            try connection.execute("SELECT $1::text AS t UNION ALL SELECT unnest($2::text[])", values).rows.map {
                row -> String? in try row.readOptional(0)
            }
        }
        #expect(rows == [text, text, nil, "x"])
    }

    @Test(arguments: [
        0, 1.5, -0.1, .infinity, -.infinity, .greatestFiniteMagnitude, 1_764_124_800.123_456, .leastNonzeroMagnitude,
    ])
    func `a number comes back to its last bit`(number: Double) async throws {
        let (database, _, _) = try await database()
        var arguments = PostgresArguments()
        arguments.add(number)
        let values = arguments
        let found: Double? = try await database.read { try $0.execute("SELECT $1::float8", values).first() }
        #expect(found == number)
    }

    @Test func `U+0000, which PostgreSQL cannot hold, is kept as its sign`() async throws {
        let (database, _, _) = try await database()
        let found: String? = try await database.read {
            try $0.execute("SELECT $1::text", PostgresArguments("a\u{0}b")).first()
        }
        #expect(found == "a\u{2400}b")
    }
}

/// Counts who comes.
final class Arrivals: Sendable {
    private let count = Atomic(0)

    func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}
