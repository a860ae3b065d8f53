import JobModel
import LocalFiles
import TestSupport
import Testing

@testable import PostgresLedger

/// Statements that workers repeat, and where the server keeps them.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct KeptStatementTests {
    private let kept = "SELECT count(*) FROM pg_prepared_statements"
    private let session = "SELECT pg_backend_pid()"
    private let frequent = "SELECT $1::int + 1 AS more"

    /// What a statement of workers gives, how many the session keeps then, and which session it is: a pool has several.
    private func transact(_ database: PostgresDatabase) async throws -> (more: Int, kept: Int, session: Int) {
        try await database.transact(PostgresTransaction()) { connection in
            let more: Int? = try connection.execute(frequent, PostgresArguments("1"), isFrequent: true).first()
            let count: Int? = try connection.execute(kept).first()
            return (more ?? 0, count ?? -1, try connection.execute(session).first() ?? 0)
        }
    }

    @Test func `are kept once in a session of one's own`() async throws {
        let address = try await PostgresServer.shared().newSchema()
        let database = try await PostgresDatabase.open(PostgresAddress(address))
        for _ in 1...3 {
            let (more, kept, _) = try await transact(database)
            #expect(more == 2 && kept == 1)
        }
    }

    @Test(.enabled(if: PgBouncer.isInstalled, Comment(rawValue: PgBouncer.absence)))
    func `are kept nowhere behind a pooler`() async throws {
        let database = try await PostgresDatabase.open(PostgresAddress(PgBouncer.shared().newSchema()))
        let (more, kept, _) = try await transact(database)
        #expect(more == 2 && kept == 0)
    }

    @Test func `are done without being kept where the session has become another one`() async throws {
        let address = try await PostgresServer.shared().newSchema()
        let database = try await PostgresDatabase.open(PostgresAddress(address))
        let first = try await transact(database).session
        let emptied = try await database.transact(PostgresTransaction()) { connection -> Int? in
            _ = try connection.script("DEALLOCATE ALL")
            return try connection.execute(session).first()
        }
        for _ in 1...2 {
            let (more, kept, now) = try await transact(database)
            // Another session of the pool keeps its own.
            #expect(more == 2 && kept == (now == first && first == emptied ? 0 : 1))
        }
    }

    @Test func `are done without being kept where another one has their name`() async throws {
        let address = try await PostgresServer.shared().newSchema()
        let database = try await PostgresDatabase.open(PostgresAddress(address))
        try await database.transact(PostgresTransaction()) { connection in
            let name = "roster_" + String(PostgresLock.hash(of: frequent), radix: 16)
            _ = try connection.script("PREPARE \(name) AS SELECT 7")
        }
        let (more, kept, _) = try await transact(database)
        #expect(more == 2 && kept == 1)
    }
}
