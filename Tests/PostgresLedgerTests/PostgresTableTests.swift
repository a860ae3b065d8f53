import JobModel
import TestSupport
import Testing

@testable import PostgresLedger

/// What is copied of a ledger is all of it.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct PostgresTableTests {
    /// What belongs to a place and not to its runs.
    private static let ownTables: Set = [
        "roster_migration", "roster_run_owner", "roster_rate_gate", "roster_rate_send", "roster_call_count",
        "roster_chunk", "roster_commit",
    ]

    @Test func `every column of every table is copied, but for the store's own numbers`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        try await PostgresLedger.open(PostgresAddress(address)).close()
        let found = try await server.execute(
            """
            SELECT table_name || ' ' || column_name FROM information_schema.columns
            JOIN information_schema.tables USING (table_schema, table_name)
            WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
            """,
            at: address
        )
        let copied = LedgerTable.all.flatMap { table in
            let own =
                (table.isOfRuns || table.isNumbered ? ["number"] : [])
                + (table.isOfRuns ? ["stop_request", "history", "resumed"] : table == .row ? ["sent_clock"] : [])
            let run = table.isOfRuns ? [] : ["run"]
            return (table.columns.map(\.nameWithUnderscores) + own + run).map { "roster_\(table.name) \($0)" }
        }
        let others = Set(found.split(separator: "\n").map(String.init)).symmetricDifference(copied).filter { column in
            !Self.ownTables.contains(String(column.prefix { $0 != " " }))
        }
        #expect(
            others.isEmpty,
            "A new column is one more of its LedgerTable; a new table is one more, or is named here."
        )
    }
}
