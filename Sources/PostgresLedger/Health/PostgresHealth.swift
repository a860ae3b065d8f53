import Foundation
package import JobModel

/// Asks a database how it does; no table is made.
package struct PostgresHealth: Sendable {
    private let database: PostgresDatabase

    package init(_ address: PostgresAddress) { database = PostgresDatabase(address) }

    /// - Throws: `LedgerError` where the database cannot be reached, or is none for a ledger.
    package func asked() async throws -> DatabaseHealth {
        do {
            return try await database.pool.run { session in try Self.asked(try session.connected()) }
        } catch {
            throw database.inOwnWords(error)
        }
    }

    private static func asked(_ connection: PostgresConnection) throws -> DatabaseHealth {
        var health = DatabaseHealth()
        try askClock(connection, &health)
        try askServer(connection, &health)
        try askTransactions(connection, &health)
        try askTables(connection, &health)
        return health
    }

    private static func askClock(_ connection: PostgresConnection, _ health: inout DatabaseHealth) throws {
        // The first answer may have had more to do.
        for _ in 0..<2 {
            let start = ContinuousClock.now
            let before = Date().timeIntervalSince1970
            let time: Double? = try connection.execute("SELECT extract(epoch FROM clock_timestamp())::float8").first()
            health.roundTrip = (ContinuousClock.now - start) / .seconds(1)
            health.clockAhead = (time ?? before) - before - health.roundTrip / 2
        }
    }

    private static func askServer(_ connection: PostgresConnection, _ health: inout DatabaseHealth) throws {
        func setting(_ name: String) throws -> String {
            try connection.execute("SELECT current_setting($1::text, true)", PostgresArguments(name)).first() ?? ""
        }
        health.version = try setting("server_version")
        health.isStandby = try connection.execute("SELECT pg_is_in_recovery()").first() ?? false
        health.isReadOnly = try setting("transaction_read_only") == "on"
        health.schema = try connection.execute("SELECT current_schema()::text").first()
        if health.schema == nil { health.closedSchema = try closedSchema(connection) }
        health.isAutovacuumOn = try setting("autovacuum") != "off"
        health.durability.fsync = try setting("fsync") != "off"
        health.durability.fullPageWrites = try setting("full_page_writes") != "off"
        health.durability.synchronousCommit = try setting("synchronous_commit")
        health.durability.synchronousStandbys = try setting("synchronous_standby_names")
        health.durability.standbys = try connection.execute("SELECT count(*) FROM pg_stat_replication").first() ?? 0
        let reserved = Int(try setting("superuser_reserved_connections")) ?? 0
        health.connections.most = (Int(try setting("max_connections")) ?? 0) - reserved
        health.connections.used =
            try connection.execute("SELECT coalesce(sum(numbackends), 0)::bigint FROM pg_stat_database").first() ?? 0
        health.unfrozenAge =
            try connection.execute(
                "SELECT age(datfrozenxid)::bigint FROM pg_database WHERE datname = current_database()"
            ).first() ?? 0
    }

    /// The first schema of `search_path` that is there, whether or not this user may use it.
    private static func closedSchema(_ connection: PostgresConnection) throws -> String? {
        try connection.execute(
            """
            SELECT nspname::text FROM pg_namespace
            JOIN unnest(string_to_array(current_setting('search_path'), ',')) WITH ORDINALITY AS each (name, place)
                ON nspname = CASE btrim(name, ' "') WHEN '$user' THEN current_user ELSE btrim(name, ' "') END
            ORDER BY place LIMIT 1
            """
        ).first()
    }

    private static func askTransactions(_ connection: PostgresConnection, _ health: inout DatabaseHealth) throws {
        health.transactions.oldest =
            try connection.execute(
                """
                SELECT extract(epoch FROM max(clock_timestamp() - xact_start))::float8 FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
                """
            ).first() ?? 0
        health.transactions.isAllSeen =
            try connection.execute("SELECT pg_has_role('pg_read_all_stats', 'USAGE')").first() ?? false
        health.transactions.oldestPrepared =
            try connection.execute(
                """
                SELECT extract(epoch FROM max(clock_timestamp() - prepared))::float8 FROM pg_prepared_xacts
                WHERE database = current_database()
                """
            ).first() ?? 0
    }

    private static func askTables(_ connection: PostgresConnection, _ health: inout DatabaseHealth) throws {
        health.knownMigration = PostgresMigrations.all.last?.number ?? 0
        health.migration = try PostgresMigrations.number(connection)
        health.missingRights =
            try connection.execute(
                """
                SELECT coalesce(nullif(right_name, ''), 'CREATE') || ' ' || object FROM (
                    SELECT right_name, relname::text AS object, has_table_privilege(oid, right_name) AS is_there
                    FROM pg_class, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS each (right_name)
                    WHERE relkind = 'r' AND relname LIKE 'roster\\_%' AND pg_table_is_visible(oid)
                    UNION ALL
                    SELECT '', 'schema ' || current_schema(), has_schema_privilege(current_schema(), 'CREATE')
                    WHERE current_schema() IS NOT NULL
                ) AS found WHERE NOT is_there ORDER BY 1
                """
            ).rows.map { try $0.read(0) }
        // Of a schema that may not be used no table is seen.
        if let schema = health.closedSchema { health.missingRights.append("USAGE schema \(schema)") }
        health.tables =
            try connection.execute(
                """
                SELECT relname::text, n_live_tup, n_dead_tup, pg_total_relation_size(relid) FROM pg_stat_user_tables
                WHERE relname LIKE 'roster\\_%' AND pg_table_is_visible(relid) ORDER BY relname
                """
            ).rows.map { row in
                DatabaseHealth.Table(
                    name: try row.read(0),
                    live: try row.read(1),
                    dead: try row.read(2),
                    bytes: try row.read(3)
                )
            }
    }
}
