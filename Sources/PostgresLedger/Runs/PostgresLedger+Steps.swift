package import JobModel

extension PostgresLedger {
    /// Records a step with the records of its sheet, before its rows are planned.
    package func addStep(_ step: StepRecord, of run: String) async throws {
        var arguments = PostgresArguments(run)
        arguments.add(step.number)
        for text in [step.subject.rawValue, step.name, step.source, try LedgerJSON.text(step.header)] {
            arguments.add(text)
        }
        arguments.add(step.records)
        arguments.add(step.leftOut)
        let values = arguments
        try await writeRun(run) { connection in
            try connection.perform(
                """
                INSERT INTO roster_step (run, number, subject, name, source, header, records, left_out)
                VALUES (\(Self.thisRun), $2::int, $3::text, $4::text, $5::text, $6::text, $7::bigint, $8::bigint)
                """,
                values
            )
        }
    }

    /// Says that every row of a step is in the ledger.
    ///
    /// The schema refuses it where the step's records are not its rows and those left out.
    package func completeStep(_ number: Int, leftOut: Int, of run: String) async throws {
        var arguments = PostgresArguments(run)
        arguments.add(number)
        arguments.add(leftOut)
        let values = arguments
        try await writeRun(run, within: PostgresConnection.longDeadline) { connection in
            let changes = try connection.execute(
                """
                UPDATE roster_step SET left_out = $3::bigint, is_planned = true
                WHERE run = \(Self.thisRun) AND number = $2::int
                """,
                values,
                within: PostgresConnection.longDeadline
            ).changes
            guard changes == 1 else { throw LedgerError.noSuchRun(run) }
        }
    }

    package func steps(of run: String) async throws -> [StepRecord] {
        try await read { try Self.steps(of: run, $0) }
    }

    private static func steps(of run: String, _ connection: PostgresConnection) throws -> [StepRecord] {
        try connection.execute(
            "SELECT * FROM roster_step WHERE run = \(thisRun) ORDER BY number",
            PostgresArguments(run)
        ).rows.map { row in
            var step = StepRecord(
                number: try row.read("number"),
                subject: try row.readWord("subject"),
                name: try row.read("name"),
                source: try row.read("source"),
                header: try LedgerJSON.value([String].self, row.read("header"))
            )
            step.records = try row.read("records")
            step.leftOut = try row.read("left_out")
            step.isPlanned = try row.read("is_planned")
            return step
        }
    }

    /// What a run lacks of its sheets; `nil` for one that is whole.
    package func gap(in run: String) async throws -> PlanGap? {
        let record = try await self.run(run)
        let (steps, rows) = try await database.readAtOnce { connection in
            let counted = try connection.execute(
                "SELECT step, count(*) AS number FROM roster_row WHERE run = \(Self.thisRun) GROUP BY step",
                PostgresArguments(run),
                within: PostgresConnection.longDeadline
            ).rows
            let rows: [(Int, Int)] = try counted.map { (try $0.read("step"), try $0.read("number")) }
            return (try Self.steps(of: run, connection), Dictionary(uniqueKeysWithValues: rows))
        }
        let planned = steps.count(where: \.isPlanned)
        guard planned == record.steps else { return .steps(planned: planned, of: record.steps) }
        for step in steps {
            let accounted = rows[step.number, default: 0] + step.leftOut
            guard accounted == step.records else {
                return .rows(step: step.name, accounted: accounted, of: step.records)
            }
        }
        return nil
    }
}
