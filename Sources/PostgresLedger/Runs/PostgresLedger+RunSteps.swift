package import JobModel
import Wording

extension PostgresLedger {
    /// Moves a run on.
    ///
    /// - Throws: `LedgerError.illegalRun` where `RunStep.all` has no such transition, or the run is not whole.
    package func updateRun(_ id: String, _ change: RunChange) async throws {
        var arguments = PostgresArguments(id)
        var set: [String] = []
        // What stays is not named, because a trigger asks which columns are.
        func name(_ column: String, _ type: String) {
            set.append("\(column) = $\(arguments.starts.count)::\(type)")
        }
        let identity = try change.identity.map { try LedgerJSON.text($0) }
        let texts = [
            ("state", change.state?.rawValue), ("directory", change.directory), ("app", change.app),
            ("identity", identity),
        ]
        for (column, text) in texts {
            guard let text else { continue }
            arguments.add(text)
            name(column, "text")
        }
        if let ended = change.ended {
            arguments.add(ended)
            name("ended", "float8")
        } else if change.state == .running {
            // A run that goes on has not ended, whatever it was stopped for before.
            set += ["ended = NULL", "exit = NULL"]
        }
        if let exit = change.exit {
            arguments.add(exit)
            name("exit", "int")
        }
        guard !set.isEmpty else { return }
        let sql = "UPDATE roster_run SET \(set.joined(separator: ", ")) WHERE id = $1::text"
        try await self.change(id, to: change.state, sql, arguments)
    }

    /// Begins to plan a run, for the first time or again: what an earlier plan said of it is dropped.
    ///
    /// `steps` is how many steps must be planned before anything is sent.
    ///
    /// - Throws: `LedgerError.illegalRun` for a run that was confirmed.
    package func beginPlan(of id: String, steps: Int) async throws {
        var arguments = PostgresArguments(id)
        arguments.add(steps)
        let values = arguments
        try await writeRun(id, within: PostgresConnection.longDeadline) { connection in
            let sql = """
                UPDATE roster_run SET state = 'planning', steps = $2::int, planned = NULL, plan = NULL,
                    confirmation = NULL, confirmed = NULL
                WHERE id = $1::text
                """
            try Self.change(id, to: .planning, sql, values, connection)
            try Self.dropPlan(of: id, connection)
        }
    }

    /// Drops what was planned of a run that was refused: it has no rows.
    ///
    /// - Throws: `LedgerError.illegalRun` for a run that has begun to send.
    package func dropPlan(of id: String) async throws {
        try await writeRun(id, within: PostgresConnection.longDeadline) { connection in
            let sql = """
                UPDATE roster_run SET state = 'planning', confirmation = NULL, confirmed = NULL WHERE id = $1::text
                """
            try Self.change(id, to: .planning, sql, PostgresArguments(id), connection)
            try Self.dropPlan(of: id, connection)
        }
    }

    private static func dropPlan(of id: String, _ connection: PostgresConnection) throws {
        for table in ["chunk", "row", "plan", "department", "step"] {
            try connection.execute(
                "DELETE FROM roster_\(table) WHERE run = \(thisRun)",
                PostgresArguments(id),
                within: PostgresConnection.longDeadline
            )
        }
    }

    /// Says that every row of a run is decided; `plan` is what will be shown of it, as JSON.
    package func completePlan(of id: String, saying plan: String, at time: Double) async throws {
        var arguments = PostgresArguments(id, plan)
        arguments.add(time)
        let sql = """
            UPDATE roster_run SET state = 'planned', plan = $2::text, planned = $3::float8 WHERE id = $1::text
            """
        try await change(id, to: .planned, sql, arguments)
        try await refreshStatistics(for: id)
    }

    /// What the plan of a run said, as JSON; `nil` where no plan is whole.
    package func plan(of id: String) async throws -> String? {
        try await read { connection in
            try connection.execute("SELECT plan FROM roster_run WHERE id = $1::text", PostgresArguments(id)).first()
        }
    }

    /// Keeps by whom the plan of a run was confirmed: from now on it may be sent.
    package func confirm(_ id: String, by confirmation: RunConfirmation, at time: Double) async throws {
        var arguments = PostgresArguments(id, confirmation.rawValue)
        arguments.add(time)
        let sql = "UPDATE roster_run SET confirmation = $2::text, confirmed = $3::float8 WHERE id = $1::text"
        try await change(id, to: nil, sql, arguments)
    }

    /// Ends a stopped run without sending the rest: those rows stay *notAttempted*, those that wait for a patch *defective*.
    ///
    /// Returns `false`, and changes nothing, where the end of some row is not known.
    package func giveUp(run: String) async throws -> Bool {
        let reason = UnsentReason.runStopped
        return try await writeRun(run, within: PostgresConnection.longDeadline) { connection in
            let isOpen: Bool? = try connection.execute(
                """
                SELECT EXISTS (SELECT FROM roster_row WHERE run = \(Self.thisRun)
                    AND (state IN ('sending', 'accepted') OR outcome = 'unknown'))
                """,
                PostgresArguments(run),
                within: PostgresConnection.longDeadline
            ).first()
            guard isOpen == false else { return false }
            try connection.execute(
                """
                UPDATE roster_row SET state = 'settled',
                    outcome = CASE WHEN phase = 1 THEN 'notAttempted' ELSE 'defective' END, code = $2::text,
                    problem = $3::text, problem_zh = $4::text, remedy = $5::text, remedy_zh = $6::text
                WHERE run = \(Self.thisRun) AND state IN ('planned', 'waiting')
                """,
                PostgresArguments(
                    run,
                    reason.code,
                    reason.problem.en,
                    reason.problem.zh,
                    reason.remedy.en,
                    reason.remedy.zh
                ),
                within: PostgresConnection.longDeadline
            )
            let sql = "UPDATE roster_run SET state = 'finished' WHERE id = $1::text"
            try Self.change(run, to: .finished, sql, PostgresArguments(run), connection)
            return true
        }
    }

    /// The number of a run, by which its rows name it; its id is the first value of the statement.
    static let thisRun = "(SELECT number FROM roster_run WHERE id = $1::text)"

    private func change(_ id: String, to state: RunState?, _ sql: String, _ arguments: PostgresArguments) async throws {
        try await writeRun(id, within: PostgresConnection.longDeadline) { connection in
            try Self.change(id, to: state, sql, arguments, connection)
        }
        news.tell(of: id)
    }

    private static func change(
        _ id: String,
        to state: RunState?,
        _ sql: String,
        _ arguments: PostgresArguments,
        _ connection: PostgresConnection
    ) throws {
        let before: String? = try connection.execute(
            "SELECT state FROM roster_run WHERE id = $1::text",
            PostgresArguments(id)
        ).first()
        guard let before else { throw LedgerError.noSuchRun(id) }
        do {
            try connection.execute(sql, arguments, within: PostgresConnection.longDeadline)
        } catch let failure as PostgresFailure where failure.isOfSchema {
            throw LedgerError.illegalRun(id, from: before, to: state?.rawValue, reason: failure.message)
        }
    }
}

extension PostgresFailure {
    /// Whether a check, a trigger or a key of the ledger's own tables refuses what a statement would write.
    fileprivate var isOfSchema: Bool { kind == .refused && state.hasPrefix("23") }
}
