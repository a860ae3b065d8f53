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

    @Test func `a connection that was ended is made again, before a transaction and in it`() async throws {
        let (database, server, address) = try await database()
        let first: Int = try await database.read { try $0.execute(Self.ownProcess).first() ?? 0 }
        try await server.execute("SELECT pg_terminate_backend(\(first), 5000)")
        let second: Int = try await database.read { try $0.execute(Self.ownProcess).first() ?? 0 }
        #expect(second != first && second != 0)
        let third: Int = try await database.transact(PostgresTransaction()) { connection in
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

    @Test func `a connection that breaks while a commit is under way leaves its end open`() async throws {
        let (database, _, _) = try await database()
        let error = await #expect(throws: LedgerError.self) {
            try await database.transact(PostgresTransaction()) { connection in
                // A constraint that is checked at the end ends the connection there.
                try connection.perform("CREATE TABLE made (number int)")
                try connection.script(
                    """
                    CREATE FUNCTION end_connection() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN PERFORM pg_terminate_backend(pg_backend_pid(), 5000); RETURN NULL; END $$;
                    CREATE CONSTRAINT TRIGGER at_the_end AFTER INSERT ON made DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION end_connection();
                    INSERT INTO made VALUES (1)
                    """
                )
            }
        }
        #expect(error == .database(.lostAtCommit, at: database.address.shown))
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
private final class Arrivals: Sendable {
    private let count = Atomic(0)

    func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}
