import GRDB
package import JobModel

extension SQLiteLedger {
    /// Records a run, which begins with planning.
    package func createRun(_ run: RunRecord) async throws {
        try await write { db in
            try db.execute(
                sql: """
                    INSERT INTO run (id, number, job, parent, root, state, steps, definition, directory, app, input, out,
                        base, started, identity, machine)
                    VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM run), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    run.id, run.job, run.parent, run.root, run.state.rawValue, run.steps,
                    try LedgerJSON.text(run.definition), run.directory, run.app, run.input, run.out, run.base,
                    run.started, try run.identity.map { try LedgerJSON.text($0) }, run.machine,
                ]
            )
        }
        locks.note(0, of: run.id)
    }

    /// Changes what a run keeps of its job.
    package func changeDefinition(
        of id: String,
        _ change: @escaping @Sendable (inout JobDefinition) -> Void
    ) async throws {
        try await write { db in
            guard let text = try String.fetchOne(db, sql: "SELECT definition FROM run WHERE id = ?", arguments: [id])
            else { throw LedgerError.noSuchRun(id) }
            var definition = try LedgerJSON.value(JobDefinition.self, text)
            change(&definition)
            try db.execute(
                sql: "UPDATE run SET definition = ? WHERE id = ?",
                arguments: [try LedgerJSON.text(definition), id]
            )
        }
    }

    package func run(_ id: String) async throws -> RunRecord {
        let found = try await read { db in
            try Row.fetchOne(db, sql: "SELECT \(Self.columns) FROM run WHERE id = ?", arguments: [id]).map(Self.run)
        }
        guard let found else { throw LedgerError.noSuchRun(id) }
        return found
    }

    /// The newest runs first, by the order in which they were made: a calendar may be set back.
    package func runs(limit: Int, before run: String?) async throws -> [RunRecord] {
        let before = run == nil ? "" : "WHERE number < (SELECT number FROM run WHERE id = :run)"
        let arguments: StatementArguments = run == nil ? ["limit": limit] : ["limit": limit, "run": run]
        return try await read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT \(Self.columns) FROM run \(before) ORDER BY number DESC LIMIT :limit",
                arguments: arguments
            ).map(Self.run)
        }
    }

    /// The companies of all runs that know theirs, each once.
    package func tenants() async throws -> [RunTenant] {
        try await read { db in
            // SQLite would look at each run's entry in the index.
            try Row.fetchAll(
                db,
                sql: """
                    WITH RECURSIVE tenant (directory, app) AS (
                        SELECT * FROM (SELECT directory, app FROM run WHERE app <> '' ORDER BY directory, app LIMIT 1)
                        UNION ALL
                        SELECT next.directory, next.app FROM tenant JOIN run AS next ON next.id = (
                            SELECT id FROM run
                            WHERE (directory, app) > (tenant.directory, tenant.app) AND app <> ''
                            ORDER BY directory, app LIMIT 1
                        )
                    )
                    SELECT directory, app FROM tenant
                    """
            ).map { RunTenant(directory: try $0.read("directory"), app: try $0.read("app")) }
        }
    }

    /// All runs that began with the same one, oldest first.
    package func lineage(of root: String) async throws -> [RunRecord] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT \(Self.columns) FROM run WHERE root = ? ORDER BY number",
                arguments: [root]
            )
            .map(Self.run)
        }
    }

    /// Runs whose plan was confirmed and that have not come to their end or stopped, oldest first, and those of the machine
    /// of which only the results are missing.
    package func runsToWrite(by machine: String) async throws -> [RunRecord] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(Self.columns) FROM run
                    WHERE (state IN ('planned', 'running') OR state = 'written' AND machine = ?)
                        AND confirmation IS NOT NULL
                    ORDER BY number
                    """,
                arguments: [machine]
            ).map(Self.run)
        }
    }

    /// What a run's record is made of: all but its plan, which has megabytes where very many rows are wrong.
    private static let columns = """
        id, definition, started, out, base, parent, root, state, steps, planned, confirmation, confirmed, directory, app,
        identity, input, machine, ended, exit
        """

    private static func run(_ row: Row) throws -> RunRecord {
        let definition = try LedgerJSON.value(JobDefinition.self, row.read("definition"))
        var run = RunRecord(
            id: try row.read("id"),
            definition: definition,
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
