import GRDB
import JobModel
import Testing

@testable import SQLiteLedger

/// Values that go to SQLite past GRDB arrive as they are.
struct BoundStatementTests {
    private func database() throws -> DatabaseQueue {
        let database = try DatabaseQueue()
        try database.write { try $0.execute(sql: "CREATE TABLE t (a, b CHECK (b IS NOT 'no'), c)") }
        return database
    }

    @Test func `binds every kind of value, and tells no text from an empty one`() throws {
        let long = String(repeating: "汉", count: 100_000)
        let rows = try database().write { db in
            var statement = try BoundStatement("INSERT INTO t VALUES (?, ?, ?)", in: db)
            for (number, text, real) in [(1, "", 0.5), (nil, nil, -1), (Int.min, long, .infinity), (2, "a\0b", 0)] {
                statement.add(number)
                statement.add(text)
                statement.add(real)
                #expect(try statement.execute() == 1)
            }
            return try Row.fetchAll(db, sql: "SELECT a, b, c, typeof(a), typeof(b), length(CAST(b AS BLOB)) FROM t")
        }
        #expect(rows.map { $0[0] as Int? } == [1, nil, .min, 2])
        #expect(rows.map { $0[2] as Double } == [0.5, -1, .infinity, 0])
        #expect(rows.map { $0[3] as String } == ["integer", "null", "integer", "integer"])
        #expect(rows.map { $0[4] as String } == ["text", "null", "text", "text"])
        #expect(rows.map { $0[5] as Int? } == [0, nil, 300_000, 3])
        #expect(rows[2][1] as String == long)
    }

    @Test func `an argument that is not given is NULL, whatever it was before`() throws {
        let values = try database().write { db in
            var statement = try BoundStatement("INSERT INTO t VALUES (?, ?, ?)", in: db)
            for text in ["a", "b", "c"] { statement.add(text) }
            try statement.execute()
            try statement.execute()
            return try Row.fetchAll(db, sql: "SELECT * FROM t").map { row in (0..<3).map { row[$0] as String? } }
        }
        #expect(values == [["a", "b", "c"], [nil, nil, nil]])
    }

    @Test func `says why it failed, and can be executed again`() throws {
        let values = try database().write { db in
            var statement = try BoundStatement("INSERT INTO t (b) VALUES (?)", in: db)
            statement.add("no")
            let error = #expect(throws: DatabaseError.self) { try statement.execute() }
            #expect(error?.resultCode == .SQLITE_CONSTRAINT && error?.message?.contains("CHECK") == true)
            statement.add("yes")
            try statement.execute()
            return try String.fetchAll(db, sql: "SELECT b FROM t")
        }
        #expect(values == ["yes"])
    }

    @Test func `a write that is cancelled in between ends as cancelled, and keeps nothing`() async throws {
        let ledger = try SQLiteLedger.inMemory()
        try await ledger.write { try $0.execute(sql: "CREATE TABLE t (a)") }
        let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
        let writing = Task {
            try await ledger.write { db in
                db.add(
                    function: DatabaseFunction("begun", argumentCount: 0) { _ in
                        beginning.yield()
                        return 1
                    }
                )
                var statement = try BoundStatement("INSERT INTO t (a) VALUES (?)", in: db)
                statement.add(1)
                try statement.execute()
                statement = try BoundStatement(
                    """
                    INSERT INTO t (a) WITH RECURSIVE n(i) AS (SELECT begun() UNION ALL SELECT i + 1 FROM n LIMIT 100000000)
                    SELECT max(i) FROM n
                    """,
                    in: db
                )
                // Far from its end when it is interrupted.
                try statement.execute()
            }
        }
        for await _ in begun { break }
        writing.cancel()
        await #expect(throws: CancellationError.self) { try await writing.value }
        #expect(try await ledger.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM t") } == 0)
    }

    @Test func `rows to send are found by their index alone`() async throws {
        let ledger = try SQLiteLedger.inMemory()
        let plan = try await ledger.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    EXPLAIN QUERY PLAN SELECT line FROM row INDEXED BY rowToSend
                    WHERE run = 'r' AND step = 1 AND state = 'planned' AND wave = 3 ORDER BY line LIMIT 1
                    """
            ).map { $0["detail"] as String }
        }
        #expect(plan.count == 1 && plan[0].contains("rowToSend (run=? AND step=? AND wave=?)"), "\(plan)")
    }
}
