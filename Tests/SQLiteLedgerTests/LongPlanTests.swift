import GRDB
import GRDBSQLite
import JobModel
import TestSupport
import Testing

@testable import SQLiteLedger

/// What a plan says has megabytes where thousands of rows are invalid; a run is found without it.
struct LongPlanTests {
    private static let rows = 200

    /// How many pages SQLite looks at while something is done.
    private static func pages(_ db: Database, _ body: () throws -> Void) throws -> Int {
        func looked(_ what: Int32) -> Int {
            var (now, most): (Int32, Int32) = (0, 0)
            sqlite3_db_status(db.sqliteConnection, what, &now, &most, 0)
            return Int(now)
        }
        let before = looked(SQLITE_DBSTATUS_CACHE_HIT) + looked(SQLITE_DBSTATUS_CACHE_MISS)
        try body()
        return looked(SQLITE_DBSTATUS_CACHE_HIT) + looked(SQLITE_DBSTATUS_CACHE_MISS) - before
    }

    /// A run at work whose plan has so many bytes.
    private func ledger(planBytes: Int) async throws -> SQLiteLedger {
        let ledger = try SQLiteLedger.inMemory()
        try await ledger.createTestRun(steps: 1, rows: Array(2..<Self.rows + 2), records: Self.rows)
        try await ledger.completeStep(1, leftOut: 0, of: "r")
        try await ledger.completePlan(of: "r", saying: String(repeating: "x", count: planBytes), at: 1)
        try await ledger.confirm("r", by: .option, at: 2)
        try await ledger.updateRun("r", state: .running)
        return ledger
    }

    @Test func `rows of a run with a long plan are marked as sent with a look at as few pages`() async throws {
        var pages: [Int] = []
        for bytes in [2, 4_000_000] {
            let ledger = try await ledger(planBytes: bytes)
            pages += try await ledger.database.write { db in
                [try Self.pages(db) { try db.execute(sql: "UPDATE row SET state = 'sending' WHERE run = 'r'") }]
            }
        }
        #expect(pages[0] > Self.rows && pages[1] < pages[0] * 2, "\(pages)")
    }

    @Test func `the record of a run is read without its plan`() async throws {
        let ledger = try await ledger(planBytes: 4_000_000)
        let pages = try await ledger.database.read { db in
            try Self.pages(db) {
                let sql = "SELECT id, definition, state, resumed, stopRequest, endedBefore FROM run WHERE id = 'r'"
                _ = try #require(try Row.fetchOne(db, sql: sql))
            }
        }
        #expect(pages < 20)
        #expect(try await ledger.plan(of: "r")?.utf8.count == 4_000_000)
    }
}
