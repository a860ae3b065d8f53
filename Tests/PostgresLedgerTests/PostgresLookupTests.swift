import JobModel
import LocalFiles
import TestSupport
import Testing

@testable import PostgresLedger

/// How many entries of indexes are read for a row.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct PostgresLookupTests {
    private let count = 2000
    /// As a server stands to tables that it has not looked at yet.
    private let forgetting = """
        DELETE FROM pg_statistic; UPDATE pg_class SET reltuples = -1 WHERE relname LIKE 'roster%' AND relkind IN ('r', 'i')
        """

    /// A row waits for the one above it.
    private func planned(_ line: Int) -> PlannedRow {
        var row = PlannedRow(line: line, row: line, originRow: line, matchKey: "E", action: .create, record: [])
        row.dependsOn = line > 1 ? line - 1 : nil
        return row
    }

    private func begun(_ server: PostgresServer) async throws -> PostgresLedger {
        let ledger = try await PostgresLedger.open(PostgresAddress(server.address()))
        try await ledger.createTestRun(rows: [], records: count)
        try await ledger.add((1...count).map(planned), run: "r", step: 1)
        try await ledger.begin("r")
        return ledger
    }

    /// Everything that was read of the indexes of rows and plans, by processes that have ended.
    private func entriesRead(_ server: PostgresServer) async throws -> Int {
        try await server.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'roster'"
        )
        let read = try await server.execute(
            "SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname IN ('roster_row', 'roster_plan')"
        )
        return try #require(Int(read))
    }

    @Test func `are as many in a long step, though the server knows nothing of its tables yet`() async throws {
        let server = try await PostgresServer.own()
        let ledger = try await begun(server)
        try await server.execute(forgetting)
        let before = try await entriesRead(server)
        #expect(try await ledger.holdBack(run: "r", step: 1) == 0)
        #expect(try await ledger.openLevels(run: "r", step: 1, waits: true) == [0])
        #expect(try await ledger.rowsWithoutPlan(run: "r", step: 1) == 0)
        for _ in 0..<20 {
            let due = try await ledger.due(run: "r", step: 1, dependencyLevel: 0, ways: [.single], limit: 50)
            let lines = due.map(\.planned.line)
            try await ledger.commit([.send(lines: lines, at: .now)], run: "r", step: 1)
            let settled = lines.map { LedgerChange.settle(Settlement(line: $0, outcome: .created)) }
            try await ledger.commit(settled, run: "r", step: 1)
        }
        #expect(try await ledger.rows(of: "r", matching: RowQuery(text: "E")).total == count)
        let read = try await entriesRead(server) - before
        // Of each row a few, not as many as the step has rows.
        #expect(read < 60 * count)
    }

    @Test func `are known to the server when a long plan is whole`() async throws {
        let server = try await PostgresServer.own()
        _ = try await begun(server)
        #expect(try await server.execute("SELECT reltuples FROM pg_class WHERE relname = 'roster_row'") == "\(count)")
    }

    @Test func `are not known where the server fails to look, and the plan is kept all the same`() async throws {
        let server = try await PostgresServer.own()
        let ledger = try await PostgresLedger.open(PostgresAddress(server.address()))
        try await ledger.createTestRun(rows: [], records: count)
        try await ledger.add((1...count).map(planned), run: "r", step: 1)
        func function(_ body: String) -> String {
            "CREATE OR REPLACE FUNCTION odd(bigint) RETURNS bigint IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN \(body) END $$;"
        }
        // What an index computes is computed again by a look.
        try await server.execute(
            "\(function("RETURN $1;")) CREATE INDEX ON roster_plan (odd(line)); \(function("RAISE 'odd';"))"
        )
        try await ledger.begin("r")
        #expect(try await ledger.run("r").state == .running)
        #expect(try await server.execute("SELECT count(*) FROM pg_stats WHERE tablename = 'roster_plan'") == "0")
    }

    @Test func `of rows that have ended none is read to count them`() async throws {
        let server = try await PostgresServer.own()
        let ledger = try await PostgresLedger.open(PostgresAddress(server.address()))
        // In a smaller table a look at each row costs no more.
        let count = 20_000
        try await ledger.createTestRun(rows: [], records: count)
        let rows = (1...count).map { line in
            PlannedRow(line: line, row: line, originRow: line, matchKey: "E", action: .none, record: [])
        }
        try await ledger.add(rows, run: "r", step: 1)
        try await ledger.completePlan(of: "r", saying: "{}", at: 1)
        _ = try await entriesRead(server)
        let before = try await rowsRead(server)
        #expect(try await ledger.outcomes(run: "r", step: 1) == [.unchanged: count])
        _ = try await entriesRead(server)
        #expect(try await rowsRead(server) - before < count / 10)
    }

    @Test func `ask once a statement, and not once a row, whether the run is running`() async throws {
        let server = try await PostgresServer.own()
        try await server.execute("ALTER SYSTEM SET track_functions = 'pl'")
        try await server.execute("SELECT pg_reload_conf()")
        let ledger = try await begun(server)
        for first in stride(from: 1, through: count, by: 50) {
            try await ledger.commit([.send(lines: Array(first..<first + 50), at: .now)], run: "r", step: 1)
        }
        _ = try await entriesRead(server)
        let calls = try await server.execute(
            "SELECT funcname, calls FROM pg_stat_user_functions WHERE funcname LIKE 'roster%' ORDER BY 1"
        )
        let statements = count / 50
        #expect(calls.contains("roster_row_is_confirmed|\(statements)") && !calls.contains("roster_note_sending"))
    }

    /// Rows that were read themselves, one after the other or as an index names them.
    private func rowsRead(_ server: PostgresServer) async throws -> Int {
        let read = try await server.execute(
            "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_user_tables WHERE relname = 'roster_row'"
        )
        return try #require(Int(read))
    }
}
