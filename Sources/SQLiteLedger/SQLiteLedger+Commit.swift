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
        try await commit(changes, run: run, step: step, by: [])
    }

    /// Writes down what happened to rows of chunks, in one transaction.
    ///
    /// - Throws: `LedgerError.replaced` where one of the holds is lost, or a row is to be sent of a run that does not run;
    ///   else as without holds.
    package func commit(_ changes: [LedgerChange], run: String, step: Int, by holds: Set<ChunkHold>) async throws {
        guard !changes.isEmpty else { return }
        let last: Int?
        do {
            last = try await write(changes, run: run, step: step, by: holds)
        } catch LedgerError.illegal {
            // Nothing of it is kept. Line by line it fails at the first row that is not in such a state, and names it.
            last = try await write(changes, run: run, step: step, by: holds, lineByLine: true)
        }
        if let last { locks.note(last, of: run) }
        for case .settle(let settlement) in changes { metrics.settled(settlement.outcome) }
    }

    /// One transaction; returns the number of its last attempt.
    private func write(
        _ changes: [LedgerChange],
        run: String,
        step: Int,
        by holds: Set<ChunkHold>,
        lineByLine: Bool = false
    ) async throws -> Int? {
        let toSend = changes.contains(where: \.isSending)
        return try await write { db in
            try db.require(holds, of: run, toSend: toSend)
            var updates = RowUpdates(db, run: run, step: step)
            var attempts = AttemptInsertions(db, run: run, step: step)
            for change in changes {
                if case .attempt(let lines, let attempt) = change {
                    for range in lines.ranges(ofOne: lineByLine) { try attempts.add(attempt, of: range) }
                } else {
                    try Self.apply(change, run: run, step: step, lineByLine: lineByLine, db, &updates)
                }
            }
            // No other table of these numbers its rows.
            return attempts.isEmpty ? nil : Int(db.lastInsertedRowID)
        }
    }

    private static func apply(
        _ change: LedgerChange,
        run: String,
        step: Int,
        lineByLine: Bool,
        _ db: Database,
        _ updates: inout RowUpdates
    ) throws {
        guard let transition = change.transition else { return }
        func update(
            _ lines: ClosedRange<Int>,
            _ set: StaticString,
            _ values: (inout BoundStatement) -> Void = { _ in }
        ) throws {
            guard try !updates.change(lines, set, transition, values) else { return }
            throw try illegal(change, run: run, step: step, line: lines.lowerBound, db)
        }
        switch change {
        case .send(let lines, let time):
            for range in lines.ranges(ofOne: lineByLine) {
                try update(range, sent) {
                    $0.add(time.unixSeconds)
                    $0.add(time.bootSeconds)
                    $0.add(time.boot)
                }
            }
        case .accept(let lines, let taskID):
            var place = 0
            for range in lines.ranges(ofOne: lineByLine) {
                try update(range, "state = 'accepted', taskID = ?, taskPlace = line + ?") {
                    $0.add(taskID)
                    $0.add(place - range.lowerBound)
                }
                place += range.count
            }
        case .advance(let line, let userID, let openID, let departmentID):
            try update(line...line, advanced) {
                for id in [userID, openID, departmentID] { $0.add(id) }
                // After everybody is there, because the patch may name them.
                $0.add(levelOfPatches)
            }
        case .wait(let lines, let until):
            for range in lines.ranges(ofOne: lineByLine) {
                try update(range, "state = 'waiting', attempts = attempts - 1, notBefore = ?") { $0.add(until) }
            }
        case .release(let line):
            try update(line...line, "state = 'planned', attempts = attempts - (state = 'sending'), notBefore = NULL")
        case .reopen(let line, let newGeneration):
            // Proven not to be there, it is not its own work that may be found there later.
            try update(
                line...line,
                "state = 'planned', outcome = NULL, generation = generation + ?, mayBeSent = mayBeSent * ?"
            ) {
                $0.add(newGeneration ? 1 : 0)
                $0.add(newGeneration ? 0 : 1)
            }
        case .settle(let settlement):
            try update(settlement.line...settlement.line, settled) { add(settlement, to: &$0) }
        case .attempt: break
        }
    }

    /// Higher than any tree of leaders or departments.
    private static let levelOfPatches = 1_000_000

    private static let sent: StaticString = """
        state = 'sending', attempts = attempts + 1, notBefore = NULL, sentAt = ?, sentBootSeconds = ?, sentBoot = ?
        """

    private static let advanced: StaticString = """
        state = 'planned', outcome = NULL, phase = 2, userID = coalesce(?, userID), openID = coalesce(?, openID),
        departmentID = coalesce(?, departmentID), wave = ?
        """

    private static let settled: StaticString = """
        state = 'settled', outcome = ?, code = ?, problem = ?, problemZH = ?, remedy = ?, remedyZH = ?,
        userID = coalesce(?, userID),
        openID = coalesce(?, openID), departmentID = coalesce(?, departmentID), logID = ?
        """

    private static func add(_ settlement: Settlement, to statement: inout BoundStatement) {
        statement.add(settlement.outcome.rawValue)
        statement.add(settlement.code)
        statement.add(settlement.problem?.en)
        statement.add(settlement.problem?.zh)
        statement.add(settlement.remedy?.en)
        statement.add(settlement.remedy?.zh)
        statement.add(settlement.userID)
        statement.add(settlement.openID)
        statement.add(settlement.departmentID)
        statement.add(settlement.logID)
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
            // The number by which the reader finds it; the line is that of the file that was read.
            let above = """
                coalesce((SELECT number FROM plan
                    WHERE plan.run = row.run AND plan.step = row.step AND plan.line = row.dependsOn), dependsOn)
                """
            // Those of invalid rows first: what is held back by them has another reason.
            let causes: [(reason: UnsentReason, above: String)] = [
                (.dependencyInvalid, "'invalid'"), (.dependencyFailed, "'failed', 'notAttempted'"),
            ]
            var held = 0
            for (reason, outcomes) in causes {
                var changes = 0
                repeat {
                    try db.execute(
                        sql: """
                            UPDATE row SET state = 'settled', outcome = 'notAttempted', code = :code,
                                problem = replace(:problem, '%', \(above)),
                                problemZH = replace(:problemZH, '%', \(above)), remedy = :remedy, remedyZH = :remedyZH
                            WHERE run = :run AND step = :step AND state IN ('planned', 'waiting') AND phase = 1
                                AND dependsOn IN (
                                    SELECT line FROM row WHERE run = :run AND step = :step
                                        AND outcome IN (\(outcomes)))
                            """,
                        arguments: [
                            "run": run, "step": step, "code": reason.code, "problem": reason.problem.en,
                            "problemZH": reason.problem.zh, "remedy": reason.remedy.en, "remedyZH": reason.remedy.zh,
                        ]
                    )
                    changes = db.changesCount
                    held += changes
                } while changes > 0
            }
            return held
        }
        metrics.settled(.notAttempted, held)
        return held
    }
}
