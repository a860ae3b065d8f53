package import JobModel

extension PostgresLedger {
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
        var arguments = Self.arguments(run, step, dependencyLevel)
        arguments.add(Array(inHand))
        arguments.add(ways.map(\.rawValue))
        let followUps = ways.contains(.single) ? "r.phase = 2 OR" : ""
        let condition = """
            r.state = 'planned' AND r.wave = $3::int AND (\(followUps) r.phase = 1 AND r.way = ANY ($5::text[]))
                AND r.line <> ALL ($4::bigint[]) \(waits ? Self.dependencyIsThere : "")
            """
        return try await rows(where: condition, arguments, limit: limit)
    }

    package func row(run: String, step: Int, line: Int) async throws -> LedgerRow? {
        try await rows(where: "r.line = $3::bigint", Self.arguments(run, step, line)).first
    }

    /// The rows of a step that the spreadsheet shows under a number: one, or several where a field holds line breaks
    /// and a retry counts otherwise.
    package func rows(run: String, step: Int, numbered number: Int) async throws -> [LedgerRow] {
        var arguments = Self.arguments(run, step)
        arguments.add([number])
        return try await rows(where: "r.line = ANY (\(Self.linesNumbered))", arguments)
    }

    /// Lines of the rows with numbers that are the third argument: those of which they are the lines too, and others.
    static let linesNumbered = """
        ARRAY(SELECT line FROM roster_plan
            WHERE run = \(thisRun) AND step = $2::int AND line = ANY ($3::bigint[]) AND number = line
            UNION ALL SELECT line FROM roster_plan
            WHERE run = \(thisRun) AND step = $2::int AND number = ANY ($3::bigint[]) AND number <> line)
        """

    /// Rows after a line, in file order: pages whose cost does not grow with the file.
    package func rows(run: String, step: Int, afterLine line: Int, limit: Int) async throws -> [LedgerRow] {
        try await rows(where: "r.line > $3::bigint", Self.arguments(run, step, line), limit: limit)
    }

    /// The same, with rows that have no plan: they are to be shown, and nothing else.
    package func shownRows(run: String, step: Int, afterLine line: Int, limit: Int) async throws -> [LedgerRow] {
        let arguments = Self.arguments(run, step, line)
        return try await read { connection in
            try PostgresStoredRow.fetch(
                connection,
                where: "r.line > $3::bigint",
                arguments,
                withoutPlanToo: true,
                limit: limit
            )
        }
    }

    /// Rows after a line, in file order, that have not succeeded: settled otherwise, or not settled yet.
    package func unsuccessfulRows(run: String, step: Int, afterLine line: Int, limit: Int) async throws -> [LedgerRow] {
        var arguments = Self.arguments(run, step, line)
        arguments.add(Outcome.allCases.filter(\.isSuccess).map(\.rawValue))
        return try await rows(where: "r.line > $3::bigint AND \(Self.hasNotSucceeded)", arguments, limit: limit)
    }

    /// Of these rows those that have a code or a problem; to pass over others costs nothing.
    package func rowsWithReason(run: String, step: Int, afterLine line: Int, limit: Int) async throws -> [LedgerRow] {
        var arguments = Self.arguments(run, step, line)
        arguments.add(Outcome.allCases.filter(\.isSuccess).map(\.rawValue))
        let condition = "r.line > $3::bigint AND \(Self.hasReason) AND \(Self.hasNotSucceeded)"
        return try await rows(where: condition, arguments, limit: limit)
    }

    /// As the index of these rows has it.
    static let hasReason = "(r.code IS NOT NULL OR r.problem IS NOT NULL)"

    /// The outcomes of success are the fourth argument.
    static let hasNotSucceeded = "(r.outcome IS NULL OR r.outcome <> ALL ($4::text[]))"

    /// Rows in the given states, in file order.
    package func rows(run: String, step: Int, in states: [RowState]) async throws -> [LedgerRow] {
        var arguments = Self.arguments(run, step)
        arguments.add(states.map(\.rawValue))
        return try await rows(where: "r.state = ANY ($3::text[])", arguments)
    }

    /// Rows after a line in the given states, in file order: what a resume must settle first may be a whole step.
    package func rows(
        run: String,
        step: Int,
        in states: [RowState],
        afterLine line: Int,
        limit: Int
    ) async throws -> [LedgerRow] {
        var arguments = Self.arguments(run, step, line)
        arguments.add(states.map(\.rawValue))
        return try await rows(where: "r.line > $3::bigint AND r.state = ANY ($4::text[])", arguments, limit: limit)
    }

    /// Rows after a line whose request may have been carried out, in file order.
    package func unprovenRows(run: String, step: Int, afterLine line: Int, limit: Int) async throws -> [LedgerRow] {
        let condition = "r.line > $3::bigint AND (r.state = 'sending' OR r.outcome = 'unknown')"
        return try await rows(where: condition, Self.arguments(run, step, line), limit: limit)
    }

    /// All rows that wait for the end of one of these batch tasks, in file order.
    package func acceptedRows(run: String, step: Int, ofTasks tasks: [String]) async throws -> [LedgerRow] {
        var arguments = Self.arguments(run, step)
        arguments.add(tasks)
        return try await rows(where: "r.state = 'accepted' AND r.task_id = ANY ($3::text[])", arguments)
    }

    /// Settled rows with that outcome, in file order.
    package func rows(run: String, step: Int, endedAs outcome: Outcome) async throws -> [LedgerRow] {
        var arguments = Self.arguments(run, step)
        arguments.add(outcome.rawValue)
        return try await rows(where: "r.state = 'settled' AND r.outcome = $3::text", arguments)
    }

    /// Dependency levels that still have rows to send, lowest first; `waits` as for `due`.
    package func openLevels(run: String, step: Int, waits: Bool) async throws -> [Int] {
        let arguments = Self.arguments(run, step)
        return try await read { connection in
            try connection.execute(
                """
                SELECT DISTINCT wave FROM roster_row AS r
                WHERE run = \(Self.thisRun) AND step = $2::int AND state = 'planned'
                    \(waits ? Self.dependencyIsThere : "") ORDER BY wave
                """,
                arguments,
                within: PostgresConnection.longDeadline
            ).rows.map { try $0.read("wave") }
        }
    }

    /// How many rows that have not settled lack their plan: a mistake in the store.
    package func rowsWithoutPlan(run: String, step: Int) async throws -> Int {
        let arguments = Self.arguments(run, step)
        return try await read { connection in
            try connection.execute(
                """
                SELECT count(*) FROM roster_row AS r
                WHERE run = \(Self.thisRun) AND step = $2::int AND state <> 'settled' AND NOT EXISTS (
                    SELECT FROM roster_plan AS p WHERE p.run = r.run AND p.step = r.step AND p.line = r.line OFFSET 0)
                """,
                arguments,
                within: PostgresConnection.longDeadline
            ).first() ?? 0
        }
    }

    /// True if the row has no dependency, or its dependency is written; one that waits for its patch counts as written.
    ///
    /// `OFFSET 0` has that row looked up by its key: before a server has looked at new tables, a join would read
    /// the whole step once a row.
    static let dependencyIsThere = """
        AND NOT EXISTS (SELECT FROM roster_row AS above
            WHERE above.run = r.run AND above.step = r.step AND above.line = r.depends_on AND above.phase = 1
                AND (above.state <> 'settled' OR above.outcome = 'unknown') OFFSET 0)
        """

    /// The run, the step, and numbers after them.
    static func arguments(_ run: String, _ step: Int, _ numbers: Int...) -> PostgresArguments {
        var arguments = PostgresArguments(run)
        arguments.add(step)
        for number in numbers { arguments.add(number) }
        return arguments
    }

    private func rows(
        where condition: String,
        _ arguments: PostgresArguments,
        limit: Int? = nil
    ) async throws
        -> [LedgerRow]
    {
        try await read { try PostgresStoredRow.fetch($0, where: condition, arguments, limit: limit) }
    }
}
