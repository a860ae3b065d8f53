import GRDB
package import JobModel
import Wording

extension SQLiteLedger {
    /// Moves a run on.
    ///
    /// - Throws: `LedgerError.illegalRun` where `RunStep.all` has no such transition, or the run is not whole.
    package func updateRun(_ id: String, _ change: RunChange) async throws {
        let values: [(column: String, value: (any DatabaseValueConvertible)?)] = [
            ("state", change.state?.rawValue), ("directory", change.directory), ("app", change.app),
            ("ended", change.ended), ("exit", change.exit),
            ("identity", try change.identity.map { try LedgerJSON.text($0) }),
        ]
        let given = values.filter { $0.value != nil }
        guard !given.isEmpty else { return }
        // A run that goes on has not ended, whatever it was stopped for before.
        let goesOn = change.state == .running && change.ended == nil ? ["ended = NULL", "exit = NULL"] : []
        let set = (given.map { "\($0.column) = ?" } + goesOn).joined(separator: ", ")
        let arguments = StatementArguments(given.map(\.value))
        try await self.change(id, to: change.state, set: set, arguments)
    }

    /// Begins to plan a run, for the first time or again: what an earlier plan said of it is dropped.
    ///
    /// `steps` is how many steps must be planned before anything is sent.
    ///
    /// - Throws: `LedgerError.illegalRun` for a run that was confirmed.
    package func beginPlan(of id: String, steps: Int) async throws {
        try await write { db in
            try Self.change(
                id,
                to: .planning,
                set:
                    "state = 'planning', steps = ?, planned = NULL, plan = NULL, confirmation = NULL, confirmed = NULL",
                [steps],
                db
            )
            try Self.dropPlan(of: id, db)
        }
    }

    /// Drops what was planned of a run that was refused: it has no rows.
    ///
    /// - Throws: `LedgerError.illegalRun` for a run that has begun to send.
    package func dropPlan(of id: String) async throws {
        try await write { db in
            try Self.change(id, to: .planning, set: "state = 'planning', confirmation = NULL, confirmed = NULL", [], db)
            try Self.dropPlan(of: id, db)
        }
    }

    private static func dropPlan(of id: String, _ db: Database) throws {
        for table in ["chunk", "row", "plan", "department", "step"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE run = ?", arguments: [id])
        }
    }

    /// Says that every row of a run is decided; `plan` is what will be shown of it, as JSON.
    package func completePlan(of id: String, saying plan: String, at time: Double) async throws {
        try await change(id, to: .planned, set: "state = 'planned', plan = ?, planned = ?", [plan, time])
    }

    /// What the plan of a run said, as JSON; `nil` where no plan is whole, and where an earlier version made it.
    package func plan(of id: String) async throws -> String? {
        try await read { db in
            try Row.fetchOne(db, sql: "SELECT plan FROM run WHERE id = ?", arguments: [id])?.readOptional("plan")
        }
    }

    /// Keeps by whom the plan of a run was confirmed: from now on it may be sent.
    package func confirm(_ id: String, by confirmation: RunConfirmation, at time: Double) async throws {
        try await change(
            id,
            to: nil,
            set: "confirmation = ?, confirmed = ?",
            [confirmation.rawValue, time]
        )
    }

    /// Ends a stopped run without sending the rest: those rows stay *notAttempted*, those that wait for a patch *defective*.
    ///
    /// Returns `false`, and changes nothing, where the end of some row is not known.
    package func giveUp(run: String) async throws -> Bool {
        try await write { db in
            let open = "run = ? AND (state IN ('sending', 'accepted') OR outcome = 'unknown')"
            guard try Int.fetchOne(db, sql: "SELECT 1 FROM row WHERE \(open) LIMIT 1", arguments: [run]) == nil else {
                return false
            }
            let reason = UnsentReason.runStopped
            try db.execute(
                sql: """
                    UPDATE row SET state = 'settled', outcome = iif(phase = 1, 'notAttempted', 'defective'),
                        code = ?, problem = ?, problemZH = ?, remedy = ?, remedyZH = ?
                    WHERE run = ? AND state IN ('planned', 'waiting')
                    """,
                arguments: [
                    reason.code, reason.problem.en, reason.problem.zh, reason.remedy.en, reason.remedy.zh, run,
                ]
            )
            try Self.change(run, to: .finished, set: "state = 'finished'", [], db)
            return true
        }
    }

    private func change(
        _ id: String,
        to state: RunState?,
        set: String,
        _ arguments: StatementArguments
    ) async throws {
        try await write { try Self.change(id, to: state, set: set, arguments, $0) }
    }

    private static func change(
        _ id: String,
        to state: RunState?,
        set: String,
        _ arguments: StatementArguments,
        _ db: Database
    ) throws {
        let before = try String.fetchOne(db, sql: "SELECT state FROM run WHERE id = ?", arguments: [id])
        guard let before else { throw LedgerError.noSuchRun(id) }
        do {
            try db.execute(sql: "UPDATE run SET \(set) WHERE id = ?", arguments: arguments + [id])
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw LedgerError.illegalRun(id, from: before, to: state?.rawValue, reason: error.message ?? "")
        }
    }
}
