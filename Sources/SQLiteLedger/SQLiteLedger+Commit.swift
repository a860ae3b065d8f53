import GRDB
package import JobModel
import LocalFiles
import Wording

extension SQLiteLedger {
    /// Writes down what happened, in one transaction.
    ///
    /// - Throws: `LedgerError.illegal` where a row is not in a state from which the change is possible; nothing of the
    ///   transaction is kept then.
    package func commit(_ changes: [LedgerChange], run: String, step: Int) async throws {
        guard !changes.isEmpty else { return }
        let last = try await write { db in
            var updates = RowUpdates(db)
            for change in changes { try Self.apply(change, run: run, step: step, db, &updates) }
            let hasAttempts = changes.contains { if case .attempt = $0 { true } else { false } }
            return hasAttempts ? try Int.fetchOne(db.cachedStatement(sql: "SELECT max(rowid) FROM attempt")) : nil
        }
        if let last { locks.note(last, of: run) }
        for case .settle(let settlement) in changes { metrics.settled(settlement.outcome) }
    }

    private static func apply(
        _ change: LedgerChange,
        run: String,
        step: Int,
        _ db: Database,
        _ updates: inout RowUpdates
    ) throws {
        guard let transition = change.transition else { return try record(change, run: run, step: step, db) }
        func update(_ line: Int, _ set: String, _ values: [(any DatabaseValueConvertible)?]) throws {
            let statement = try updates.statement(set, transition)
            try statement.execute(arguments: StatementArguments(values + [run, step, line]))
            guard db.changesCount == 1 else { throw try illegal(change, run: run, step: step, line: line, db) }
        }
        switch change {
        case .send(let lines, let time):
            let set = """
                state = 'sending', attempts = attempts + 1, notBefore = NULL, sentAt = ?, sentBootSeconds = ?, sentBoot = ?
                """
            // Line by line: joined with a list, SQLite would go through every row of that state.
            for line in lines { try update(line, set, [time.unixSeconds, time.bootSeconds, time.boot]) }
        case .accept(let lines, let taskID):
            let set = "state = 'accepted', taskID = ?, taskPlace = ?"
            for (place, line) in lines.enumerated() { try update(line, set, [taskID, place]) }
        case .advance(let line, let userID, let openID, let departmentID):
            let set = """
                state = 'planned', outcome = NULL, phase = 2, userID = coalesce(?, userID), openID = coalesce(?, openID),
                departmentID = coalesce(?, departmentID), wave = ?
                """
            // After everybody is there, because the patch may name them.
            try update(line, set, [userID, openID, departmentID, levelOfPatches])
        case .wait(let lines, let until):
            for line in lines {
                try update(line, "state = 'waiting', attempts = attempts - 1, notBefore = ?", [until])
            }
        case .release(let line):
            try update(line, "state = 'planned', attempts = attempts - (state = 'sending'), notBefore = NULL", [])
        case .reopen(let line, let newGeneration):
            let set = "state = 'planned', outcome = NULL, generation = generation + ?"
            try update(line, set, [newGeneration ? 1 : 0])
        case .settle(let settlement): try update(settlement.line, settled, values(of: settlement))
        case .attempt: break
        }
    }

    private static func record(_ change: LedgerChange, run: String, step: Int, _ db: Database) throws {
        guard case .attempt(let lines, let attempt) = change else { return }
        try db.cachedStatement(
            sql: "INSERT INTO attempt SELECT ?, ?, value, ?, ?, ?, ?, ?, ? FROM json_each(?)"
        ).execute(arguments: [
            run, step, attempt.at, attempt.endpoint, attempt.token, attempt.status, attempt.code, attempt.logID,
            lines.json,
        ])
    }

    /// Higher than any tree of leaders or departments.
    private static let levelOfPatches = 1_000_000

    private static let settled = """
        state = 'settled', outcome = ?, code = ?, problem = ?, problemZH = ?, remedy = ?, remedyZH = ?,
        userID = coalesce(?, userID),
        openID = coalesce(?, openID), departmentID = coalesce(?, departmentID), logID = ?
        """

    private static func values(of settlement: Settlement) -> [(any DatabaseValueConvertible)?] {
        [
            settlement.outcome.rawValue, settlement.code, settlement.problem?.en, settlement.problem?.zh,
            settlement.remedy?.en, settlement.remedy?.zh, settlement.userID, settlement.openID, settlement.departmentID,
            settlement.logID,
        ]
    }

    private static func illegal(
        _ change: LedgerChange,
        run: String,
        step: Int,
        line: Int,
        _ db: Database
    ) throws -> LedgerError {
        let state = try String.fetchOne(
            db,
            sql: "SELECT state || coalesce(' ' || outcome, '') FROM row WHERE run = ? AND step = ? AND line = ?",
            arguments: [run, step, line]
        )
        return .illegal(line: line, from: state ?? "not there", change: "\(change)")
    }

    /// Everything that was tried for a row, oldest first.
    package func attempts(run: String, step: Int, line: Int) async throws -> [Attempt] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT * FROM attempt WHERE run = ? AND step = ? AND line = ? ORDER BY rowid",
                arguments: [run, step, line]
            ).map { row in
                Attempt(
                    at: try row.read("at"),
                    endpoint: try row.read("endpoint"),
                    token: try row.readOptional("token"),
                    status: try row.readOptional("status"),
                    code: try row.readOptional("code"),
                    logID: try row.readOptional("logID")
                )
            }
        }
    }

    /// Settles as *notAttempted* what depends, directly or not, on a row that did not succeed; returns how many.
    ///
    /// A defective person exists, so what depends on one goes on; what depends on an *unknown* one stays open with it.
    package func holdBack(run: String, step: Int) async throws -> Int {
        let held = try await write { db in
            let reason = UnsentReason.dependencyFailed
            var held = 0
            repeat {
                try db.execute(
                    sql: """
                        UPDATE row SET state = 'settled', outcome = 'notAttempted', code = :code,
                            problem = replace(:problem, '%', dependsOn),
                            problemZH = replace(:problemZH, '%', dependsOn), remedy = :remedy, remedyZH = :remedyZH
                        WHERE run = :run AND step = :step AND state IN ('planned', 'waiting') AND phase = 1
                            AND dependsOn IN (
                                SELECT line FROM row WHERE run = :run AND step = :step
                                    AND outcome IN ('failed', 'invalid', 'notAttempted'))
                        """,
                    arguments: [
                        "run": run, "step": step, "code": reason.code, "problem": reason.problem.en,
                        "problemZH": reason.problem.zh, "remedy": reason.remedy.en, "remedyZH": reason.remedy.zh,
                    ]
                )
                held += db.changesCount
            } while db.changesCount > 0
            return held
        }
        metrics.settled(.notAttempted, held)
        return held
    }
}
