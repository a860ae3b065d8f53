import JobModel
import TestSupport
import Testing

@testable import PostgresLedger

/// Tables that are brought up to date while others use them.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct PostgresMigrationTests {
    @Test func `migrations are numbered without a gap`() {
        #expect(PostgresMigrations.all.map(\.number) == Array(1...PostgresMigrations.all.count))
    }

    @Test func `a long reader of a table delays a migration, and no writer`() async throws {
        let server = try await PostgresServer.own()
        let address = try PostgresAddress(server.address())
        let ledger = try await PostgresLedger.open(address)
        try await ledger.createTestRun(rows: [2], records: 1)
        try await ledger.begin("r")
        ledger.close()
        try await server.execute(
            """
            DELETE FROM roster_migration WHERE number > 7;
            DROP TRIGGER roster_row_is_confirmed ON roster_row;
            ALTER TABLE roster_row DROP COLUMN may_be_sent; ALTER TABLE roster_run DROP COLUMN resumed;
            DROP INDEX roster_row_with_reason, roster_plan_numbered_otherwise, roster_run_to_write, roster_run_tenant;
            DROP TABLE roster_commit; DROP TRIGGER roster_forget_running ON roster_row;
            DROP FUNCTION roster_forget_running; DROP TRIGGER roster_note_sending ON roster_row;
            DROP FUNCTION roster_note_sending;
            \(PostgresFailoverTables.guardOfSending)
            """
        )
        let reader = try PostgresConnection(address)
        try reader.script("BEGIN; SELECT count(*) FROM roster_row")
        let opened = Task { try await PostgresLedger.open(address) }
        let waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'roster_row'::regclass"
        while try await server.execute(waiting) == "0" {}
        // It would wait behind the migration, which waits for the reader, until it was given up.
        try await server.execute("SET lock_timeout = '9s'; UPDATE roster_row SET generation = generation + 1")
        #expect(try await server.execute("SELECT max(number) FROM roster_migration") == "7")
        try reader.commit()
        let updated = try await opened.value
        #expect(try await updated.row(run: "r", step: 1, line: 2)?.generation == 1)
        #expect(
            try await server.execute("SELECT max(number) FROM roster_migration") == "\(PostgresMigrations.all.count)"
        )
    }
}
