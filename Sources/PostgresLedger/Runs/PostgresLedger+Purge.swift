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

    /// Takes everything of the runs out of the ledger, some records at a time: others neither wait long nor find a log full of
    /// one transaction.
    ///
    /// The runs are all of one lineage: a retry needs the rows of the runs before it. One that is left in the middle lacks
    /// rows of its steps, so that nothing more is sent of it, and is purged again.
    package func purge(_ runs: [String]) async throws { try await purge(runs, inPiecesOf: 10_000) }

    func purge(_ runs: [String], inPiecesOf size: Int) async throws {
        guard let first = runs.first else { return }
        var arguments = PostgresArguments()
        arguments.add(runs)
        let values = arguments
        for table in ["attempt", "row", "plan"] {
            while try await purgePiece(of: table, runs, size) == size {}
        }
        try await writeRun(first, within: PostgresConnection.longDeadline) { connection in
            for table in ["attempt", "chunk", "row", "plan", "department", "step", "file", "export"] {
                try connection.execute(
                    "DELETE FROM roster_\(table) WHERE run IN \(Self.numbers)",
                    values,
                    within: PostgresConnection.longDeadline
                )
            }
            try connection.execute("DELETE FROM roster_run_owner WHERE run = ANY ($1::text[])", values)
            try connection.execute("DELETE FROM roster_run WHERE id = ANY ($1::text[])", values)
        }
    }

    private static let numbers = "(SELECT number FROM roster_run WHERE id = ANY ($1::text[]))"

    /// Returns how many records went.
    func purgePiece(of table: String, _ runs: [String], _ size: Int) async throws -> Int {
        guard let first = runs.first else { return 0 }
        var arguments = PostgresArguments()
        arguments.add(runs)
        let values = arguments
        return try await writeRun(first) { connection in
            try connection.execute(
                """
                DELETE FROM roster_\(table) WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM roster_\(table) WHERE run IN \(Self.numbers) LIMIT \(size)))
                """,
                values
            ).changes
        }
    }

    /// Lets later runs use the space of what was purged: the files of a database shrink at their end alone.
    package func shrink() async throws -> Bool {
        for table in ["attempt", "row", "plan", "department", "step", "file", "export", "run", "run_owner"] {
            try await database.maintain("VACUUM roster_\(table)")
        }
        return true
    }
}
