import GRDB
package import JobModel

extension SQLiteLedger {
    /// How rows of a step have ended that were to be written, since a person last let the run go on.
    package func tally(run: String, step: Int, inFull: Bool) async throws -> StepTally {
        try await read { db in
            let before = try String.fetchOne(db, sql: "SELECT endedBefore FROM run WHERE id = ?", arguments: [run])
            return try Self.tally(run: run, step: step, inFull: inFull, db).since(before, step: step)
        }
    }

    private static func tally(run: String, step: Int, inFull: Bool, _ db: Database) throws -> StepTally {
        var tally = StepTally()
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT outcome, code, count(*) AS number FROM row INDEXED BY rowUnsuccessful
                WHERE run = ? AND step = ? AND outcome IN \(StepTally.unsuccessfulList) GROUP BY outcome, code
                """,
            arguments: [run, step]
        )
        for row in rows {
            tally.add(try row.read("number"), try row.readWord("outcome"), code: try row.readOptional("code"))
        }
        guard inFull else { return tally }
        tally.settled =
            try Int.fetchOne(
                db,
                sql: "SELECT count(*) FROM row WHERE run = ? AND step = ? AND outcome IN \(StepTally.settledList)",
                arguments: [run, step]
            ) ?? 0
        return tally
    }

    /// Forgets that a run was asked to stop, and counts its rows from now on.
    package func forgetStopRequest(of run: String) async throws {
        try await write { db in
            var before: [String: StepTally] = [:]
            for step in try Int.fetchAll(db, sql: "SELECT number FROM step WHERE run = ?", arguments: [run]) {
                before["\(step)"] = try Self.tally(run: run, step: step, inFull: true, db)
            }
            try db.execute(
                sql: "UPDATE run SET stopRequest = NULL, endedBefore = ?, resumed = resumed + 1 WHERE id = ?",
                arguments: [try LedgerJSON.text(before), run]
            )
        }
    }
}
