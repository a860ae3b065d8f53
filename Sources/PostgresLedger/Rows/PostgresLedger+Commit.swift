package import JobModel
import Wording

extension PostgresLedger {
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
        do {
            try await write(changes, run: run, step: step, by: holds)
        } catch LedgerError.illegal {
            // Nothing of it is kept. Line by line it fails at the first row that is not in such a state, and names it.
            try await write(changes, run: run, step: step, by: holds, lineByLine: true)
        }
        for case .settle(let settlement) in changes { metrics.settled(settlement.outcome) }
    }

    private func write(
        _ changes: [LedgerChange],
        run: String,
        step: Int,
        by holds: Set<ChunkHold>,
        lineByLine: Bool = false
    ) async throws {
        let toSend = changes.contains(where: \.isSending)
        try await writeRows(of: run) { connection in
            try Self.require(holds, of: run, toSend: toSend, connection)
            var pending = PendingChanges(connection, run: run, step: step, lineByLine: lineByLine)
            for change in changes { try pending.add(change) }
            try pending.flush()
            if let attempts = Self.attempts(in: changes, run: run, step: step) {
                try connection.perform(Self.attemptInsertion, attempts, isFrequent: true)
            }
        }
    }

    private static let attemptInsertion = """
        INSERT INTO roster_attempt (run, step, line, at, endpoint, token, status, code, log_id)
        SELECT \(thisRun), $2::int, each.line, each.at, each.endpoint, each.token, each.status, each.code, each.log_id
        FROM unnest($3::bigint[], $4::float8[], $5::text[], $6::text[], $7::int[], $8::bigint[], $9::text[])
            WITH ORDINALITY AS each (line, at, endpoint, token, status, code, log_id, place)
        ORDER BY each.place
        """

    /// The values of the insertion, in the order in which the attempts were made; `nil` where there is none.
    private static func attempts(in changes: [LedgerChange], run: String, step: Int) -> PostgresArguments? {
        var columns = Array(repeating: PostgresList(), count: 7)
        var isEmpty = true
        for case .attempt(let lines, let attempt) in changes {
            for line in lines {
                isEmpty = false
                columns[0].add(line)
                columns[1].add(attempt.at)
                columns[2].add(attempt.endpoint)
                columns[3].add(attempt.token)
                columns[4].add(attempt.status)
                columns[5].add(attempt.code)
                columns[6].add(attempt.logID)
            }
        }
        guard !isEmpty else { return nil }
        var arguments = arguments(run, step)
        for column in columns { arguments.add(column) }
        return arguments
    }

    /// Everything that was tried for a row, oldest first.
    package func attempts(run: String, step: Int, line: Int) async throws -> [Attempt] {
        let arguments = Self.arguments(run, step, line)
        return try await read { connection in
            try connection.execute(
                """
                SELECT * FROM roster_attempt WHERE run = \(Self.thisRun) AND step = $2::int AND line = $3::bigint
                ORDER BY number
                """,
                arguments
            ).rows.map { row in
                Attempt(
                    at: try row.read("at"),
                    endpoint: try row.read("endpoint"),
                    token: try row.readOptional("token"),
                    status: try row.readOptional("status"),
                    code: try row.readOptional("code"),
                    logID: try row.readOptional("log_id")
                )
            }
        }
    }

    /// Settles as *notAttempted* what depends, directly or not, on a row that did not succeed; returns how many.
    ///
    /// A defective person exists, so what depends on one goes on; what depends on an *unknown* one stays open with it.
    package func holdBack(run: String, step: Int) async throws -> Int {
        // Those of invalid rows first: what is held back by them has another reason.
        let causes: [(values: PostgresArguments, above: String)] = [
            (Self.arguments(run, step, of: .dependencyInvalid), "'invalid'"),
            (Self.arguments(run, step, of: .dependencyFailed), "'failed', 'notAttempted'"),
        ]
        // The number by which the reader finds it; the line is that of the file that was read.
        let above = """
            coalesce((SELECT p.number FROM roster_plan AS p
                WHERE p.run = r.run AND p.step = r.step AND p.line = r.depends_on), r.depends_on)::text
            """
        let held = try await writeRows(of: run) { connection in
            var held = 0
            for (values, outcomes) in causes {
                var changes: Int
                repeat {
                    changes = try connection.execute(
                        """
                        UPDATE roster_row AS r SET state = 'settled', outcome = 'notAttempted', code = $3::text,
                            problem = replace($4::text, '%', \(above)), problem_zh = replace($5::text, '%', \(above)),
                            remedy = $6::text, remedy_zh = $7::text
                        WHERE r.run = \(Self.thisRun) AND r.step = $2::int AND r.state IN ('planned', 'waiting')
                            AND r.phase = 1 AND EXISTS (SELECT FROM roster_row AS above
                                WHERE above.run = r.run AND above.step = r.step AND above.line = r.depends_on
                                    AND above.outcome IN (\(outcomes)) OFFSET 0)
                        """,
                        values,
                        within: PostgresConnection.longDeadline
                    ).changes
                    held += changes
                } while changes > 0
            }
            return held
        }
        metrics.settled(.notAttempted, held)
        return held
    }

    private static func arguments(_ run: String, _ step: Int, of reason: UnsentReason) -> PostgresArguments {
        var arguments = Self.arguments(run, step)
        for text in [reason.code, reason.problem.en, reason.problem.zh, reason.remedy.en, reason.remedy.zh] {
            arguments.add(text)
        }
        return arguments
    }
}

/// Changes that wait for a statement together: of different rows, so that their order does not matter.
private struct PendingChanges {
    private let connection: PostgresConnection
    private let run: String
    private let step: Int
    private let lineByLine: Bool
    private var groups: [PostgresRowChanges] = []
    private var lines: Set<Int> = []

    init(_ connection: PostgresConnection, run: String, step: Int, lineByLine: Bool) {
        self.connection = connection
        self.run = run
        self.step = step
        self.lineByLine = lineByLine
    }

    mutating func add(_ change: LedgerChange) throws {
        guard let kind = change.postgresKind else { return }
        for (place, line) in change.changedLines.enumerated() {
            // A row that changes twice does so in that order.
            if !lines.insert(line).inserted {
                try flush()
                lines = [line]
            }
            let index = groups.firstIndex { $0.kind == kind } ?? groups.endIndex
            if index == groups.endIndex { groups.append(PostgresRowChanges(kind)) }
            groups[index].add(line, at: place, of: change)
            if lineByLine { try flush(change) }
        }
    }

    /// - Throws: `LedgerError.illegal` where some change is not possible; which one is known line by line.
    mutating func flush(_ change: LedgerChange? = nil) throws {
        for group in groups where try !group.execute(connection, run: run, step: step) {
            let line = group.lines[0]
            throw LedgerError.illegal(
                line: line,
                from: try state(of: line),
                change: change.map { "\($0)" } ?? "\(group.kind)"
            )
        }
        groups = []
        lines = []
    }

    private func state(of line: Int) throws -> String {
        try connection.execute(
            """
            SELECT state || coalesce(' ' || outcome, '') FROM roster_row
            WHERE run = \(PostgresLedger.thisRun) AND step = $2::int AND line = $3::bigint
            """,
            PostgresLedger.arguments(run, step, line)
        ).first() ?? "not there"
    }
}
