package import JobModel

extension PostgresLedger {
    /// How rows of a step have ended that were to be written, since a person last let the run go on.
    package func tally(run: String, step: Int, inFull: Bool) async throws -> StepTally {
        try await read { connection in
            let before: String? = try connection.execute(
                "SELECT ended_before FROM roster_run WHERE id = $1::text",
                PostgresArguments(run)
            ).first()
            return try Self.tally(run: run, step: step, inFull: inFull, connection).since(before, step: step)
        }
    }

    private static func tally(
        run: String,
        step: Int,
        inFull: Bool,
        _ connection: PostgresConnection
    ) throws -> StepTally {
        var tally = StepTally()
        let arguments = arguments(run, step)
        let rows = try connection.execute(
            """
            SELECT outcome, code, count(*) AS number FROM roster_row
            WHERE run = \(thisRun) AND step = $2::int AND outcome IN \(StepTally.unsuccessfulList) GROUP BY outcome, code
            """,
            arguments,
            within: PostgresConnection.longDeadline
        ).rows
        for row in rows {
            tally.add(try row.read("number"), try row.readWord("outcome"), code: try row.readOptional("code"))
        }
        guard inFull else { return tally }
        tally.settled =
            try connection.execute(
                """
                SELECT count(*) FROM roster_row
                WHERE run = \(thisRun) AND step = $2::int AND state = 'settled'
                    AND outcome IN \(StepTally.settledList)
                """,
                arguments,
                within: PostgresConnection.longDeadline
            ).first() ?? 0
        return tally
    }

    /// Forgets that a run was asked to stop, and counts its rows from now on.
    package func forgetStopRequest(of run: String) async throws {
        try await writeRun(run, within: PostgresConnection.longDeadline) { connection in
            let steps = try connection.execute(
                "SELECT number FROM roster_step WHERE run = \(Self.thisRun)",
                PostgresArguments(run)
            ).rows
            var before: [String: StepTally] = [:]
            for step in steps {
                let number: Int = try step.read("number")
                before["\(number)"] = try Self.tally(run: run, step: number, inFull: true, connection)
            }
            try connection.perform(
                """
                UPDATE roster_run SET stop_request = NULL, ended_before = $2::text, resumed = resumed + 1
                WHERE id = $1::text
                """,
                PostgresArguments(run, try LedgerJSON.text(before))
            )
        }
    }
}
