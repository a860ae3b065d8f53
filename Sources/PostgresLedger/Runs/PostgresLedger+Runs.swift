package import JobModel

extension PostgresLedger {
    /// Records a run, which begins with planning.
    package func createRun(_ run: RunRecord) async throws {
        var arguments = PostgresArguments(run.id, run.job, run.parent, run.root, run.state.rawValue)
        arguments.add(run.steps)
        arguments.add(try LedgerJSON.text(run.definition))
        for text in [run.directory, run.app, run.input, run.out, run.base] { arguments.add(text) }
        arguments.add(run.started)
        arguments.add(try run.identity.map { try LedgerJSON.text($0) })
        arguments.add(run.machine)
        let values = arguments
        try await writeRun(run.id) { connection in
            var values = values
            values.add(connection.server.text)
            try connection.perform(
                """
                INSERT INTO roster_run (id, job, parent, root, state, steps, definition, directory, app, input, out,
                    base, started, identity, machine, history)
                VALUES ($1::text, $2::text, $3::text, $4::text, $5::text, $6::int, $7::text, $8::text, $9::text,
                    $10::text, $11::text, $12::text, $13::float8, $14::text, $15::text, $16::text)
                """,
                values
            )
        }
    }

    /// Changes what a run keeps of its job.
    package func changeDefinition(
        of id: String,
        _ change: @escaping @Sendable (inout JobDefinition) -> Void
    ) async throws {
        try await writeRun(id) { connection in
            let stored: String? = try connection.execute(
                "SELECT definition FROM roster_run WHERE id = $1::text",
                PostgresArguments(id)
            ).first()
            guard let stored else { throw LedgerError.noSuchRun(id) }
            var definition = try LedgerJSON.value(JobDefinition.self, stored)
            change(&definition)
            try connection.perform(
                "UPDATE roster_run SET definition = $2::text WHERE id = $1::text",
                PostgresArguments(id, try LedgerJSON.text(definition))
            )
        }
    }

    package func run(_ id: String) async throws -> RunRecord {
        let found = try await runs("WHERE id = $1::text", PostgresArguments(id))
        guard let run = found.first else { throw LedgerError.noSuchRun(id) }
        return run
    }

    /// The newest runs first, by the order in which they were made: a calendar may be set back.
    package func runs(limit: Int, before run: String?) async throws -> [RunRecord] {
        var arguments = PostgresArguments()
        arguments.add(limit)
        if run != nil { arguments.add(run) }
        let before = run == nil ? "" : "WHERE number < (SELECT number FROM roster_run WHERE id = $2::text)"
        return try await runs("\(before) ORDER BY number DESC LIMIT $1::bigint", arguments)
    }

    /// The companies of all runs that know theirs, each once.
    package func tenants() async throws -> [RunTenant] {
        try await read { connection in
            // PostgreSQL would look at each run's entry in the index.
            try connection.execute(
                """
                WITH RECURSIVE tenant (directory, app) AS (
                    (
                        SELECT directory COLLATE "C", app COLLATE "C" FROM roster_run WHERE app <> '' ORDER BY 1, 2 LIMIT 1
                    )
                    UNION ALL
                    SELECT next.directory, next.app FROM tenant CROSS JOIN LATERAL (
                        SELECT directory COLLATE "C" AS directory, app COLLATE "C" AS app FROM roster_run
                        WHERE (directory COLLATE "C", app COLLATE "C") > (tenant.directory, tenant.app) AND app <> ''
                        ORDER BY 1, 2 LIMIT 1
                    ) AS next
                )
                SELECT directory, app FROM tenant
                """
            ).rows.map { RunTenant(directory: try $0.read("directory"), app: try $0.read("app")) }
        }
    }

    /// All runs that began with the same one, oldest first.
    package func lineage(of root: String) async throws -> [RunRecord] {
        try await runs("WHERE root = $1::text ORDER BY number", PostgresArguments(root))
    }

    /// Runs whose plan was confirmed and that have not come to their end or stopped, oldest first, and those of the machine
    /// of which only the results are missing.
    ///
    /// - Throws: Also where a later version has changed the tables since they were opened: a worker stays for weeks.
    package func runsToWrite(by machine: String) async throws -> [RunRecord] {
        let address = database.address.shown
        try await read { _ = try PostgresMigrations.known($0, at: address) }
        return try await runs(
            """
            WHERE (state IN ('planned', 'running') OR state = 'written' AND machine = $1::text) AND confirmation IS NOT NULL
            ORDER BY number
            """,
            PostgresArguments(machine)
        )
    }

    private func runs(_ which: String, _ arguments: PostgresArguments) async throws -> [RunRecord] {
        try await read { connection in
            try connection.execute("SELECT \(Self.columns) FROM roster_run \(which)", arguments).rows.map(Self.run)
        }
    }

    /// What a run's record is made of: all but its plan, which has megabytes where very many rows are wrong.
    private static let columns = """
        id, definition, started, out, base, parent, root, state, steps, planned, confirmation, confirmed, directory, app,
        identity, input, machine, ended, exit
        """

    private static func run(_ row: PostgresRow) throws -> RunRecord {
        var run = RunRecord(
            id: try row.read("id"),
            definition: try LedgerJSON.value(JobDefinition.self, row.read("definition")),
            started: try row.read("started"),
            out: try row.read("out"),
            base: try row.read("base")
        )
        run.parent = try row.readOptional("parent")
        run.root = try row.read("root")
        run.state = try row.readWord("state")
        run.steps = try row.read("steps")
        run.planned = try row.readOptional("planned")
        run.confirmation = try row.readOptionalWord("confirmation")
        run.confirmed = try row.readOptional("confirmed")
        run.directory = try row.read("directory")
        run.app = try row.read("app")
        let identity: String? = try row.readOptional("identity")
        run.identity = try identity.map { try LedgerJSON.value(DirectoryIdentity.self, $0) }
        run.input = try row.readOptional("input")
        run.machine = try row.readOptional("machine")
        run.ended = try row.readOptional("ended")
        run.exit = try row.readOptional("exit")
        return run
    }
}
