import GRDB
package import JobModel
import Wording

extension SQLiteLedger {
    /// Adds rows of the plan in one transaction; invalid and unchanged ones are settled at once.
    package func add(_ rows: [PlannedRow], run: String, step: Int) async throws {
        guard !rows.isEmpty else { return }
        try await write { db in
            var plans = try BoundStatement(Self.planInsertion, in: db)
            var states = try BoundStatement(Self.rowInsertion, in: db)
            for row in rows {
                try Self.add(planOf: row, run: run, step: step, to: &plans)
                try plans.execute()
                Self.add(stateOf: row, run: run, step: step, to: &states)
                try states.execute()
            }
        }
        for row in rows { Self.outcome(of: row).map { metrics.settled($0) } }
    }

    private static let planInsertion = """
        INSERT INTO plan (run, step, line, number, origin, matchKey, action, payload, followUp, record, changes,
            findings, before, openIDs)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static let rowInsertion = """
        INSERT INTO row (run, step, line, wave, way, dependsOn, state, outcome, code, problem, problemZH, remedy,
            remedyZH, userID, openID, departmentID)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static func add(
        planOf row: PlannedRow,
        run: String,
        step: Int,
        to statement: inout BoundStatement
    ) throws {
        statement.add(run)
        statement.add(step)
        statement.add(row.line)
        statement.add(row.row)
        statement.add(row.originRow)
        statement.add(row.matchKey)
        statement.add(row.action.rawValue)
        statement.add(row.payload)
        statement.add(row.followUp)
        try statement.addText { try LedgerJSON.write(cells: row.record, to: &$0) }
        statement.add(row.changes.isEmpty ? nil : try LedgerJSON.text(row.changes))
        statement.add(row.findings.isEmpty ? nil : try LedgerJSON.text(row.findings))
        statement.add(row.before)
        statement.add(try row.openIDs.map { try LedgerJSON.text($0) })
    }

    private static func add(stateOf row: PlannedRow, run: String, step: Int, to statement: inout BoundStatement) {
        let outcome = outcome(of: row)
        let (problem, remedy) = (Finding.problem(of: row.findings), row.findings.first?.remedy)
        statement.add(run)
        statement.add(step)
        statement.add(row.line)
        statement.add(row.dependencyLevel)
        statement.add(row.way.rawValue)
        statement.add(row.dependsOn)
        statement.add(outcome == nil ? "planned" : "settled")
        statement.add(outcome?.rawValue)
        statement.add(row.findings.first?.code)
        for text in [problem?.en, problem?.zh, remedy?.en, remedy?.zh, row.userID, row.openID, row.departmentID] {
            statement.add(text)
        }
    }

    private static func outcome(of row: PlannedRow) -> Outcome? {
        guard row.findings.isEmpty else { return .invalid }
        switch row.action {
        case .none: return .unchanged
        case .undecided: return .invalid
        case .create, .update: return nil
        }
    }

    /// Up to `limit` planned rows of a dependency level, in file order, but for those in hand already.
    ///
    /// `waits` leaves out what depends on a row whose outcome is open: it may turn out to be there. A patch that follows a
    /// batch goes the single way.
    ///
    /// Nothing is marked: a row is *sending* only once its request is about to leave, by `LedgerChange.send`, and the
    /// run has one owner.
    package func due(
        run: String,
        step: Int,
        dependencyLevel: Int,
        ways: [WriteMethod],
        limit: Int,
        inHand: Set<Int>,
        waits: Bool
    ) async throws -> [LedgerRow] {
        let condition = """
            \(Self.isDue(ways, waits: waits)) AND line NOT IN (SELECT value FROM json_each(?))
            """
        return try await read {
            // Left to itself SQLite goes through the rows in file order, and so through all that have settled.
            try StoredRow.fetch(
                $0,
                where: condition,
                run,
                step,
                [dependencyLevel, Array(inHand).json],
                by: "rowToSend",
                limit: limit
            )
        }
    }

    /// What a row of a level fulfils that is to be sent one of these ways; the level is the statement's next value.
    static func isDue(_ ways: [WriteMethod], waits: Bool) -> String {
        "state = 'planned' AND wave = ? AND \(isOf(ways)) \(waits ? dependencyIsThere : "")"
    }

    /// What a row fulfils that goes one of these ways; a patch that follows a batch goes the single way.
    static func isOf(_ ways: [WriteMethod]) -> String {
        let names = ways.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return "(\(ways.contains(.single) ? "phase = 2 OR" : "") phase = 1 AND way IN (\(names)))"
    }

    package func row(run: String, step: Int, line: Int) async throws -> LedgerRow? {
        try await read { try StoredRow.fetch($0, where: "line = ?", run, step, [line]).first }
    }

    /// The rows of a step that the spreadsheet shows under a number: one, or several where a field holds line breaks
    /// and a retry counts otherwise.
    package func rows(run: String, step: Int, numbered number: Int) async throws -> [LedgerRow] {
        let condition = "line IN (SELECT ? UNION \(Self.numberedOtherwise) = ?) AND number = ?"
        return try await read {
            try StoredRow.fetch($0, where: condition, run, step, [number, run, step, number, number])
        }
    }

    /// Lines of a step's rows whose numbers are others; what the number is to be stands behind.
    static let numberedOtherwise = """
        SELECT line FROM plan INDEXED BY planNumberedOtherwise
        WHERE run = ? AND step = ? AND number <> line AND number
        """

    /// Rows after a line, in file order: pages whose cost does not grow with the file.
    package func rows(run: String, step: Int, afterLine line: Int, limit: Int) async throws -> [LedgerRow] {
        try await read { try StoredRow.fetch($0, where: "line > ?", run, step, [line], limit: limit) }
    }

    /// The same, with rows that a damaged ledger has no plan for: they are to be shown, and nothing else.
    package func shownRows(run: String, step: Int, afterLine line: Int, limit: Int) async throws -> [LedgerRow] {
        try await read {
            try StoredRow.fetch($0, where: "line > ?", run, step, [line], withoutPlanToo: true, limit: limit)
        }
    }

    /// Rows after a line, in file order, that have not succeeded: settled otherwise, or not settled yet.
    package func unsuccessfulRows(run: String, step: Int, afterLine line: Int, limit: Int) async throws -> [LedgerRow] {
        try await read {
            try StoredRow.fetch($0, where: "line > ? AND \(Self.hasNotSucceeded)", run, step, [line], limit: limit)
        }
    }

    /// Of these rows those that have a code or a problem; to pass over others costs nothing.
    package func rowsWithReason(run: String, step: Int, afterLine line: Int, limit: Int) async throws -> [LedgerRow] {
        try await read {
            try StoredRow.fetch(
                $0,
                where: "line > ? AND \(Self.hasReason) AND \(Self.hasNotSucceeded)",
                run,
                step,
                [line],
                by: "rowWithReason",
                limit: limit
            )
        }
    }

    /// As the index `rowWithReason` has it.
    static let hasReason = "(code IS NOT NULL OR problem IS NOT NULL)"

    static let hasNotSucceeded = Outcome.allCases.filter(\.isSuccess)
        .map { "outcome IS NOT '\($0.rawValue)'" }.joined(separator: " AND ")

    /// Rows in the given states, in file order.
    package func rows(run: String, step: Int, in states: [RowState]) async throws -> [LedgerRow] {
        try await rows(run: run, step: step, in: states, afterLine: 0, limit: -1)
    }

    /// Rows after a line in the given states, in file order: what a resume must settle first may be a whole step.
    package func rows(
        run: String,
        step: Int,
        in states: [RowState],
        afterLine line: Int,
        limit: Int
    ) async throws -> [LedgerRow] {
        let names = states.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let condition = "line > ? AND state IN (\(names))"
        return try await read { try StoredRow.fetch($0, where: condition, run, step, [line], limit: limit) }
    }

    /// Rows after a line whose request may have been carried out, in file order.
    package func unprovenRows(run: String, step: Int, afterLine line: Int, limit: Int) async throws -> [LedgerRow] {
        // Found by their lines: so all pages together read the step once.
        let condition = "line > ? AND (+state = 'sending' OR outcome = 'unknown')"
        return try await read { try StoredRow.fetch($0, where: condition, run, step, [line], limit: limit) }
    }

    /// All rows that wait for the end of one of these batch tasks, in file order.
    package func acceptedRows(run: String, step: Int, ofTasks tasks: [String]) async throws -> [LedgerRow] {
        let tasks = try LedgerJSON.text(tasks)
        return try await read { db in
            try StoredRow.fetch(
                db,
                where: "state = 'accepted' AND taskID IN (SELECT value FROM json_each(?))",
                run,
                step,
                [tasks]
            )
        }
    }

    /// Settled rows with that outcome, in file order.
    package func rows(run: String, step: Int, endedAs outcome: Outcome) async throws -> [LedgerRow] {
        try await read {
            try StoredRow.fetch($0, where: "state = 'settled' AND outcome = ?", run, step, [outcome.rawValue])
        }
    }

    /// True if the row has no dependency, or its dependency is written; one that waits for its patch counts as written.
    private static let dependencyIsThere = """
        AND NOT EXISTS (SELECT 1 FROM row AS above
            WHERE above.run = row.run AND above.step = row.step AND above.line = row.dependsOn AND above.phase = 1
                AND (above.state <> 'settled' OR above.outcome = 'unknown'))
        """

    /// Dependency levels that still have rows to send, lowest first; `waits` as for `due`.
    package func openLevels(run: String, step: Int, waits: Bool) async throws -> [Int] {
        try await read { db in
            try Int.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT wave FROM row
                    WHERE run = ? AND step = ? AND state = 'planned'
                        \(waits ? Self.dependencyIsThere : "") ORDER BY wave
                    """,
                arguments: [run, step]
            )
        }
    }

    /// How many rows that have not settled lack their plan: a mistake in the file.
    package func rowsWithoutPlan(run: String, step: Int) async throws -> Int {
        try await read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM row WHERE run = :run AND step = :step AND state <> 'settled' AND NOT EXISTS (
                        SELECT 1 FROM plan WHERE plan.run = row.run AND plan.step = row.step AND plan.line = row.line)
                    """,
                arguments: ["run": run, "step": step]
            ) ?? 0
        }
    }
}
