import JobModel

extension PostgresLedger {
    /// Has the server look at rows and plans where the run has added many to what it knows of them.
    ///
    /// By default it looks a minute later, and may read the rows of a whole step for each single one until then. It also
    /// notes which pages hold only rows that everybody sees, so that an index alone says how rows have ended. Where
    /// another session works on the tables, they belong to another user, or the server has no time for it, nothing is
    /// done: that is slower, and as right.
    func refreshStatistics(for run: String) async throws {
        let isWanted: Bool = try await read { connection in
            try connection.execute(
                """
                SELECT coalesce(sum(records), 0) >= 200 AND sum(records) > 0.1 * (
                    SELECT max(reltuples) FROM pg_class WHERE oid = 'roster_row'::regclass)
                FROM roster_step WHERE run = \(Self.thisRun)
                """,
                PostgresArguments(run)
            ).first() ?? false
        }
        guard isWanted else { return }
        do {
            try await database.maintain("VACUUM (ANALYZE, SKIP_LOCKED) roster_row, roster_plan")
        } catch is LedgerError {
            // The plan is kept, which is all that the caller is to know.
        }
    }
}
