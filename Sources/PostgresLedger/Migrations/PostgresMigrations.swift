import Foundation
import JobModel

/// The history of the tables; what is here has already run in someone's database.
enum PostgresMigrations {
    struct Migration {
        var number: Int
        var name: String
        var sql: String
    }

    static let all = [
        Migration(number: 1, name: "create runs and steps", sql: PostgresRunTables.made),
        Migration(number: 2, name: "create rows, plans and attempts", sql: PostgresRowTables.made),
        Migration(number: 3, name: "guard the transitions of runs and rows", sql: PostgresGuards.made),
        Migration(number: 4, name: "create budgets and counts of calls", sql: PostgresRateTables.made),
        Migration(number: 5, name: "create chunks, keep a request to stop", sql: PostgresChunkTables.made),
        Migration(number: 6, name: "let a copied run begin as it was", sql: PostgresCopyGuards.made),
        Migration(number: 7, name: "know a failover, and when rows were sent", sql: PostgresFailoverTables.made),
        Migration(number: 8, name: "know rows whose mark may be lost", sql: PostgresMarkTables.made),
        Migration(
            number: 9,
            name: "count how often a person lets a run go on",
            sql: "ALTER TABLE roster_run ADD COLUMN resumed bigint NOT NULL DEFAULT 0"
        ),
        Migration(
            number: 10,
            name: "index rows by what is said of them, and by other numbers",
            sql: PostgresRowIndexes.made
        ),
        Migration(number: 11, name: "know whether a commit was kept", sql: PostgresCommitTables.made),
        Migration(
            number: 12,
            name: "index runs by their companies",
            sql: """
                CREATE INDEX roster_run_tenant ON roster_run (directory COLLATE "C", app COLLATE "C") WHERE app <> ''
                """
        ),
        Migration(number: 13, name: "ask once a statement whether a run is running", sql: PostgresSendingGuard.made),
    ]

    private static let last = all.last?.number ?? 0

    /// The last migration of tables that are there.
    ///
    /// - Throws: `LedgerError.database(.newer, _)` for tables of a later version.
    static func known(_ connection: PostgresConnection, at address: String) throws -> Int {
        let current: Int = try connection.execute("SELECT max(number) FROM roster_migration").first() ?? 0
        guard current <= last else { throw LedgerError.database(.newer, at: address) }
        return current
    }

    /// Does what is missing, each migration in a transaction of its own, and one process at a time.
    ///
    /// - Throws: `LedgerError.database(.newer, _)` for tables of a later version.
    static func bringUpToDate(_ connection: PostgresConnection, at address: String) throws {
        if let current = try number(connection) {
            guard current <= last else { throw LedgerError.database(.newer, at: address) }
            if current == last { return }
        }
        let end = ContinuousClock.now + deadline
        var pause = 0.1
        while true {
            do {
                guard try isOneLeft(afterDoingOneWith: connection, at: address) else { return }
            } catch let failure as PostgresFailure where failure.state == isLocked && ContinuousClock.now < end {
                Thread.sleep(forTimeInterval: pause)
                pause = min(pause * 2, 5)
            }
        }
    }

    /// Does the next migration; returns whether another one is missing after it.
    ///
    /// A table that others use is waited for in short turns: who waits for all of it has everybody else wait behind it.
    private static func isOneLeft(afterDoingOneWith connection: PostgresConnection, at address: String) throws -> Bool {
        try connection.script(
            """
            BEGIN; SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(\(PostgresLock.migrations));
            SET LOCAL lock_timeout = 2000
            """,
            within: deadline
        )
        do {
            // Another process may have been here since. What this session has seen missing it may believe to be missing
            // still, unless it asks by a statement that locks.
            try connection.script(table, within: deadline)
            let current = try known(connection, at: address)
            if let migration = all.first(where: { $0.number > current }) {
                try connection.script(migration.sql, within: deadline)
                var arguments = PostgresArguments()
                arguments.add(migration.number)
                arguments.add(migration.name)
                try connection.execute(
                    "INSERT INTO roster_migration (number, name) VALUES ($1::int, $2::text)",
                    arguments
                )
            }
            try connection.commit()
            return current < last - 1
        } catch {
            connection.rollback()
            throw error
        }
    }

    /// The state of an error: a lock was not got in time.
    private static let isLocked = "55P03"

    private static let deadline = PostgresConnection.longDeadline

    /// The last migration that was done; `nil` where there are no tables.
    static func number(_ connection: PostgresConnection) throws -> Int? {
        let isThere: Bool? = try connection.execute("SELECT to_regclass('roster_migration') IS NOT NULL").first()
        guard isThere == true else { return nil }
        return try connection.execute("SELECT max(number) FROM roster_migration").first() ?? 0
    }

    private static let table = """
        CREATE TABLE IF NOT EXISTS roster_migration (
            number integer     NOT NULL PRIMARY KEY,
            name   text        NOT NULL,
            made   timestamptz NOT NULL DEFAULT now()
        )
        """
}
