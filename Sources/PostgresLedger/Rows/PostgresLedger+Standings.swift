package import JobModel

/// Rows counted by how they stand.
extension PostgresLedger {
    /// How the rows of a step have ended; those not settled are not among them.
    package func outcomes(run: String, step: Int) async throws -> [Outcome: Int] {
        let standings = try await standings(
            Self.settled,
            Self.arguments(run, step)
        )
        return Dictionary(
            uniqueKeysWithValues: standings.compactMap { standing, number in
                standing.outcome.map { ($0, number) }
            }
        )
    }

    /// How the rows of a step stand or have ended, counted: those that have settled by their index.
    package func standings(run: String, step: Int) async throws -> [RowStanding: Int] {
        try await standings(
            """
            \(Self.settled)
            UNION ALL SELECT state, outcome, count(*) FROM roster_row AS r
            WHERE \(Self.isOfStep) AND state <> 'settled' GROUP BY state, outcome
            """,
            Self.arguments(run, step)
        )
    }

    /// The same of the rows that the spreadsheet shows under some numbers.
    package func standings(run: String, step: Int, numbered numbers: [Int]) async throws -> [RowStanding: Int] {
        var arguments = Self.arguments(run, step)
        arguments.add(numbers)
        return try await standings(
            """
            SELECT state, outcome, count(*) AS number FROM roster_row AS r
            WHERE \(Self.isOfStep) AND line = ANY (\(Self.linesNumbered)) GROUP BY state, outcome
            """,
            arguments
        )
    }

    private static let isOfStep = "run = \(thisRun) AND step = $2::int"
    /// Of the row's own columns it names those of the index alone, so that no row is read.
    private static let settled = """
        SELECT 'settled' AS state, outcome, count(*) AS number FROM roster_row AS r
        WHERE \(isOfStep) AND state = 'settled' GROUP BY outcome
        """

    /// Reads counts by state and outcome.
    private func standings(_ sql: String, _ arguments: PostgresArguments) async throws -> [RowStanding: Int] {
        try await read { connection in
            let rows = try connection.execute(
                sql,
                arguments,
                within: PostgresConnection.longDeadline
            ).rows
            var counts: [RowStanding: Int] = [:]
            for row in rows {
                let standing = RowStanding(try row.readWord("state"), try row.readOptionalWord("outcome"))
                counts[standing, default: 0] += try row.read("number")
            }
            return counts
        }
    }
}
