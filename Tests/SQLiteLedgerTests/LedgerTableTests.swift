import GRDB
import JobModel
import Testing

@testable import SQLiteLedger

/// What is copied of a ledger is all of it.
struct LedgerTableTests {
    @Test func `every column of every table is copied, but for the store's own numbers`() throws {
        try SQLiteLedger.inMemory().database.read { db in
            let tables = try String.fetchSet(
                db,
                sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            )
            #expect(
                tables.subtracting(["grdb_migrations", "chunk"]) == Set(LedgerTable.all.map(\.name)),
                "A new table is one more of LedgerTable.all, or is named here."
            )
            for table in LedgerTable.all {
                let columns = try db.columns(in: table.name).map(\.name)
                let own = table.isOfRuns ? ["number", "stopRequest", "resumed"] : ["run"]
                #expect(
                    Set(columns) == Set(table.columns.map(\.name) + own),
                    "A new column of \(table.name) is one more of LedgerTable.\(table.name)."
                )
            }
        }
    }
}
