import GRDB
package import JobModel

extension SQLiteLedger {
    /// Records a step with the records of its sheet, before its rows are planned.
    package func addStep(_ step: StepRecord, of run: String) async throws {
        try await write { db in
            try db.execute(
                sql: """
                    INSERT INTO step (run, number, subject, name, source, header, records, leftOut)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    run, step.number, step.subject.rawValue, step.name, step.source, try LedgerJSON.text(step.header),
                    step.records, step.leftOut,
                ]
            )
        }
    }

    /// Says that every row of a step is in the ledger.
    ///
    /// The schema refuses it where the step's records are not its rows and those left out.
    package func completeStep(_ number: Int, leftOut: Int, of run: String) async throws {
        try await write { db in
            try db.execute(
                sql: "UPDATE step SET leftOut = ?, isPlanned = 1 WHERE run = ? AND number = ?",
                arguments: [leftOut, run, number]
            )
            guard db.changesCount == 1 else { throw LedgerError.noSuchRun(run) }
        }
    }

    package func steps(of run: String) async throws -> [StepRecord] {
        try await read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM step WHERE run = ? ORDER BY number", arguments: [run]).map { row in
                var step = StepRecord(
                    number: try row.read("number"),
                    subject: try row.readWord("subject"),
                    name: try row.read("name"),
                    source: try row.read("source"),
                    header: try LedgerJSON.value([String].self, row.read("header"))
                )
                step.records = try row.read("records")
                step.leftOut = try row.read("leftOut")
                step.isPlanned = try row.read("isPlanned")
                return step
            }
        }
    }

    /// What a run lacks of its sheets; `nil` for one that is whole.
    package func gap(in run: String) async throws -> PlanGap? {
        let record = try await self.run(run)
        let steps = try await steps(of: run)
        let planned = steps.filter(\.isPlanned).count
        guard planned == record.steps else { return .steps(planned: planned, of: record.steps) }
        for step in steps {
            let rows = try await read { db in
                try Int.fetchOne(
                    db,
                    sql: "SELECT count(*) FROM row WHERE run = ? AND step = ?",
                    arguments: [run, step.number]
                ) ?? 0
            }
            guard rows + step.leftOut == step.records else {
                return .rows(step: step.name, accounted: rows + step.leftOut, of: step.records)
            }
        }
        return nil
    }
}
