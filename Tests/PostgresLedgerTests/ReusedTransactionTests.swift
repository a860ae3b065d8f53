import Dispatch
import JobModel
import TestSupport
import Testing

@testable import PostgresLedger

/// What a server that ended says of a transaction of which nothing had reached its log.
///
/// It gives the number of such a transaction to another one when it is there again, and then calls that number committed.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct ReusedTransactionTests {
    private let arrivals = Arrivals()

    /// A server that puts off writing its log, so that it ends without what was not committed.
    private func server() async throws -> PostgresServer {
        let server = try await PostgresServer.own()
        try await server.execute("ALTER SYSTEM SET wal_writer_delay = '10s'")
        try await server.execute("SELECT pg_reload_conf()")
        try await server.execute("CREATE TABLE made (number int)")
        return server
    }

    /// Ends the server, starts it, and has it give the number `open` to a transaction of another.
    private func restart(_ server: PostgresServer, reusing open: String) async throws {
        try await server.kill()
        try await server.start()
        var others = 0
        repeat {
            try #require(others < 100, "the number \(open) was not given again")
            others += 1
        } while try await server.execute("INSERT INTO made VALUES (0) RETURNING pg_current_xact_id()") != open
    }

    @Test func `a commit that the server has lost is done again, though another has its number`() async throws {
        let server = try await server()
        let database = try await PostgresDatabase.open(PostgresAddress(server.address()))
        let (numbers, number) = AsyncStream.makeStream(of: String.self)
        let isThereAgain = DispatchSemaphore(value: 0)
        async let tries = database.transact(PostgresTransaction(patience: .seconds(60))) { connection in
            let tries = arrivals.next()
            try connection.perform("INSERT INTO made VALUES (1)")
            if tries == 1, let open: String = try connection.execute("SELECT pg_current_xact_id()::text").first() {
                number.yield(open)
                number.finish()
                // The commit finds its connection broken.
                isThereAgain.wait()
            }
            return tries
        }
        for await open in numbers { try await restart(server, reusing: open) }
        isThereAgain.signal()
        let count = try await tries
        #expect(count == 2)
        #expect(try await server.execute("SELECT count(*) FROM made WHERE number = 1") == "1")
    }
}
