import JobModel

extension PostgresLedger {
    /// The first runs of the lineages whose every run began before `time` (Unix seconds), oldest first.
    package func lineagesOlder(than time: Double) async throws -> [String] {
        var arguments = PostgresArguments()
        arguments.add(time)
        let values = arguments
        return try await read { connection in
            try connection.execute(
                """
                SELECT root FROM roster_run GROUP BY root HAVING max(started) < $1::float8
                ORDER BY min(started), root
                """,
                values
            ).rows.map { try $0.read("root") }
        }
    }

    /// Takes everything of the runs out of the ledger.
    ///
    /// The runs are all of one lineage: a retry needs the rows of the runs before it.
    package func purge(_ runs: [String]) async throws {
        guard let first = runs.first else { return }
        var arguments = PostgresArguments()
        arguments.add(runs)
        let values = arguments
        try await writeRun(first, within: PostgresConnection.longDeadline) { connection in
            for table in ["attempt", "chunk", "row", "plan", "department", "step", "file", "export"] {
                try connection.execute(
                    """
                    DELETE FROM roster_\(table)
                    WHERE run IN (SELECT number FROM roster_run WHERE id = ANY ($1::text[]))
                    """,
                    values,
                    within: PostgresConnection.longDeadline
                )
            }
            try connection.execute("DELETE FROM roster_run_owner WHERE run = ANY ($1::text[])", values)
            try connection.execute("DELETE FROM roster_run WHERE id = ANY ($1::text[])", values)
        }
    }

    /// Lets later runs use the space of what was purged: the files of a database shrink at their end alone.
    package func shrink() async throws -> Bool {
        try await read { connection in
            for table in ["attempt", "row", "plan", "department", "step", "file", "export", "run", "run_owner"] {
                try connection.execute("VACUUM roster_\(table)", within: PostgresConnection.longDeadline)
            }
        }
        return true
    }
}
