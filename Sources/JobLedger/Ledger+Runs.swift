import GRDB
package import JobModel

extension Ledger {
    package func createRun(_ run: RunRecord) async throws {
        try await write { db in
            try db.execute(
                sql: """
                    INSERT INTO run (id, job, parent, root, state, definition, directory, app, input, out, base, started)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    run.id, run.job, run.parent, run.root, run.state.rawValue, try LedgerJSON.text(run.definition),
                    run.directory, run.app, run.input, run.out, run.base, run.started,
                ]
            )
        }
    }

    /// Moves a run on; what is `nil` stays as it is.
    package func updateRun(
        _ id: String,
        state: RunRecord.State? = nil,
        directory: String? = nil,
        app: String? = nil,
        ended: Double? = nil,
        exit: Int? = nil
    ) async throws {
        try await write { db in
            try db.execute(
                sql: """
                    UPDATE run SET state = coalesce(?, state), directory = coalesce(?, directory), app = coalesce(?, app),
                        ended = coalesce(?, ended), exit = coalesce(?, exit)
                    WHERE id = ?
                    """,
                arguments: [state?.rawValue, directory, app, ended, exit, id]
            )
            guard db.changesCount == 1 else { throw LedgerError.noSuchRun(id) }
        }
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
            try Row.fetchOne(db, sql: "SELECT * FROM run WHERE id = ?", arguments: [id]).map(Self.run)
        }
        guard let found else { throw LedgerError.noSuchRun(id) }
        return found
    }

    /// The newest runs first.
    package func runs(limit: Int) async throws -> [RunRecord] {
        try await read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM run ORDER BY started DESC, id DESC LIMIT ?", arguments: [limit])
                .map(Self.run)
        }
    }

    /// All runs that began with the same one, oldest first.
    package func lineage(of root: String) async throws -> [RunRecord] {
        try await read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM run WHERE root = ? ORDER BY started, id", arguments: [root])
                .map(Self.run)
        }
    }

    private static func run(_ row: Row) throws -> RunRecord {
        let definition = try LedgerJSON.value(JobDefinition.self, row["definition"])
        var run = RunRecord(
            id: row["id"],
            definition: definition,
            started: row["started"],
            out: row["out"],
            base: row["base"]
        )
        run.parent = row["parent"]
        run.root = row["root"]
        run.state = RunRecord.State(rawValue: row["state"]) ?? .planning
        run.directory = row["directory"]
        run.app = row["app"]
        run.input = row["input"]
        run.ended = row["ended"]
        run.exit = row["exit"]
        return run
    }

    /// Records a step, or replaces what was recorded of it.
    package func putStep(_ step: StepRecord, of run: String) async throws {
        try await write { db in
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO step (run, number, subject, name, source, header, records, leftOut, isPlanned)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    run, step.number, step.subject.rawValue, step.name, step.source, try LedgerJSON.text(step.header),
                    step.records, step.leftOut, step.isPlanned,
                ]
            )
        }
    }

    package func steps(of run: String) async throws -> [StepRecord] {
        try await read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM step WHERE run = ? ORDER BY number", arguments: [run]).map { row in
                var step = StepRecord(
                    number: row["number"],
                    subject: Subject(rawValue: row["subject"]) ?? .people,
                    name: row["name"],
                    source: row["source"],
                    header: try LedgerJSON.value([String].self, row["header"])
                )
                step.records = row["records"]
                step.leftOut = row["leftOut"]
                step.isPlanned = row["isPlanned"]
                return step
            }
        }
    }

    /// Drops what a run killed while planning had planned, so that it can plan again.
    package func resetPlan(of run: String) async throws {
        try await write { db in
            for table in ["row", "plan", "department", "step"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE run = ?", arguments: [run])
            }
        }
    }
}
