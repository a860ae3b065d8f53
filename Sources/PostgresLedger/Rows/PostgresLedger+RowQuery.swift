package import JobModel

extension PostgresLedger {
    /// A page of a run's rows, with how many there are in all; both as of one moment.
    package func rows(of run: String, matching query: RowQuery) async throws -> FoundRows {
        let condition = PostgresRowCondition(run: run, query)
        let from = """
            FROM roster_row AS r \(condition.needsPlan ? "LEFT JOIN \(PostgresStoredRow.plan)" : "")
            """
        let order = PostgresRowSortKey(query.start.order)
        let size = query.pageSize
        let most = min(size + 1, query.total ?? .max)
        return try await database.readAtOnce { connection in
            let long = PostgresConnection.longDeadline
            let total: Int? =
                try query.total
                ?? connection.execute(
                    "SELECT count(*) \(from) WHERE \(condition.sql)",
                    condition.arguments,
                    within: long
                ).first()
            // One more than the page tells whether another follows; behind the last one none is looked for. Their plans, which are large, are read afterwards.
            var arguments = condition.arguments
            let after = order.after(query.start, &arguments)
            let places = try connection.execute(
                """
                SELECT r.step, r.line \(from) WHERE \(condition.sql) AND \(after)
                ORDER BY \(order.columns) LIMIT \(most)
                """,
                arguments,
                within: long
            ).rows.map { row -> (step: Int, line: Int) in (try row.read(0), try row.read(1)) }
            let entries = try Self.entries(Array(places.prefix(size)), of: run, connection)
            let next = places.count > size ? entries.last : nil
            return FoundRows(
                rows: entries,
                total: total ?? 0,
                next: next.map { RowPosition(of: $0.row, step: $0.step, in: query.start.order) }
            )
        }
    }

    /// The rows at some places, in that order.
    private static func entries(
        _ places: [(step: Int, line: Int)],
        of run: String,
        _ connection: PostgresConnection
    ) throws -> [FoundRows.Entry] {
        var found: [Int: [Int: LedgerRow]] = [:]
        for (step, ofStep) in Dictionary(grouping: places, by: \.step) {
            var arguments = arguments(run, step)
            arguments.add(ofStep.map(\.line))
            let rows = try PostgresStoredRow.fetch(
                connection,
                where: "r.line = ANY ($3::bigint[])",
                arguments,
                withoutPlanToo: true
            )
            for row in rows { found[step, default: [:]][row.planned.line] = row }
        }
        return places.compactMap { place in
            found[place.step]?[place.line].map { FoundRows.Entry(step: place.step, row: $0) }
        }
    }
}

/// How an order of rows is said in SQL: the same keys as `RowPosition` has.
private struct PostgresRowSortKey {
    /// `nil` where rows come as in their sheets.
    private let key: String?

    init(_ order: RowOrder) {
        key =
            switch order {
            case .sheet: nil
            case .outcome: Self.rank
            case .sent: "(0.0::float8 - coalesce(r.sent_at, 0))"
            }
    }

    var columns: String { ((key.map { [$0] } ?? []) + ["r.step", "r.line"]).joined(separator: ", ") }

    /// Holds for rows behind a position, whose values it adds.
    func after(_ position: RowPosition, _ arguments: inout PostgresArguments) -> String {
        let first = arguments.starts.count + 1
        if key != nil { arguments.add(position.key) }
        arguments.add(position.step)
        arguments.add(position.line)
        guard let key else { return "(r.step, r.line) > ($\(first)::bigint, $\(first + 1)::bigint)" }
        return "(\(key), r.step, r.line) > ($\(first)::float8, $\(first + 1)::bigint, $\(first + 2)::bigint)"
    }

    private static let rank: String = {
        let cases = RowStanding.allCases.map { "WHEN '\($0.rawValue)' THEN \($0.rank)" }
        return "(CASE coalesce(r.outcome, r.state) \(cases.joined(separator: " ")) END)::float8"
    }()
}
