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

    /// How the rows of a step stand or have ended, counted.
    ///
    /// No index has rows that are sent and have not settled: they are looked for only where there are any.
    package func standings(run: String, step: Int) async throws -> [RowStanding: Int] {
        let arguments = Self.arguments(run, step)
        return try await database.readAtOnce { connection in
            let indexed = try Self.standings("\(Self.settled) UNION ALL \(Self.toSend)", arguments, connection)
            let rows: Int? = try connection.execute(Self.plannedRows, arguments).first()
            guard rows != indexed.values.reduce(0, +) else { return indexed }
            let open = try Self.standings(
                """
                SELECT state, outcome, count(*) AS number FROM roster_row AS r
                WHERE \(Self.isOfStep) AND state <> 'settled' GROUP BY state, outcome
                """,
                arguments,
                connection
            )
            return indexed.merging(open) { _, new in new }
        }
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

    /// By their own index as well.
    private static let toSend = """
        SELECT 'planned' AS state, NULL AS outcome, count(*) AS number FROM roster_row AS r
        WHERE \(isOfStep) AND state = 'planned' HAVING count(*) > 0
        """
    /// How many rows a step has that is planned whole.
    private static let plannedRows = """
        SELECT records - left_out FROM roster_step WHERE run = \(thisRun) AND number = $2::int AND is_planned
        """

    private func standings(_ sql: String, _ arguments: PostgresArguments) async throws -> [RowStanding: Int] {
        try await read { try Self.standings(sql, arguments, $0) }
    }

    /// Reads counts by state and outcome.
    private static func standings(
        _ sql: String,
        _ arguments: PostgresArguments,
        _ connection: PostgresConnection
    ) throws -> [RowStanding: Int] {
        let rows = try connection.execute(sql, arguments, within: PostgresConnection.longDeadline).rows
        var counts: [RowStanding: Int] = [:]
        for row in rows {
            let standing = RowStanding(try row.readWord("state"), try row.readOptionalWord("outcome"))
            counts[standing, default: 0] += try row.read("number")
        }
        return counts
    }
}
