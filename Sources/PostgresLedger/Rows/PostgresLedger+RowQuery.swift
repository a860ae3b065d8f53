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
        if let patience = query.patience, query.start.order == .sheet, query.needsLooks {
            return try await database.readAtOnce { connection in
                let look = try PatientLook(query, patience: patience, in: Self.rows(condition, from, connection))
                return try FoundRows(look, of: query) { try Self.entries($0, of: run, connection) }
            }
        }
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
            let places = try Self.places(
                """
                SELECT r.step, r.line \(from) WHERE \(condition.sql) AND \(after)
                ORDER BY \(order.columns) LIMIT \(most)
                """,
                arguments,
                connection
            )
            let entries = try Self.entries(Array(places.prefix(size)), of: run, connection)
            let next = places.count > size ? entries.last : nil
            return FoundRows(
                rows: entries,
                total: total ?? 0,
                next: next.map { RowPosition(of: $0.row, step: $0.step, in: query.start.order) }
            )
        }
    }

    /// The run's rows, stretch by stretch.
    private static func rows(
        _ condition: PostgresRowCondition,
        _ from: String,
        _ connection: PostgresConnection
    ) -> PatientLook.Rows {
        let order = PostgresRowSortKey(.sheet)
        return PatientLook.Rows(
            end: { place, count in
                var arguments = condition.served.arguments
                let after = order.compares(">", place, &arguments)
                return try places(
                    """
                    SELECT r.step, r.line FROM roster_row AS r WHERE \(condition.served.sql) AND \(after)
                    ORDER BY \(order.columns) LIMIT 1 OFFSET \(count - 1)
                    """,
                    arguments,
                    connection
                ).first
            },
            found: { place, last in
                var arguments = condition.arguments
                var range = order.compares(">", place, &arguments)
                if let last { range += " AND " + order.compares("<=", last, &arguments) }
                return try places(
                    "SELECT r.step, r.line \(from) WHERE \(condition.sql) AND \(range) ORDER BY \(order.columns)",
                    arguments,
                    connection
                )
            }
        )
    }

    private static func places(
        _ sql: String,
        _ arguments: PostgresArguments,
        _ connection: PostgresConnection
    ) throws -> [PatientLook.Place] {
        try connection.execute(sql, arguments, within: PostgresConnection.longDeadline).rows.map { row in
            PatientLook.Place(step: try row.read(0), line: try row.read(1))
        }
    }

    /// The rows at some places, in that order.
    private static func entries(
        _ places: [PatientLook.Place],
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
        guard let key else {
            return compares(">", PatientLook.Place(step: position.step, line: position.line), &arguments)
        }
        let first = arguments.starts.count + 1
        arguments.add(position.key)
        arguments.add(position.step)
        arguments.add(position.line)
        return "(\(key), r.step, r.line) > ($\(first)::float8, $\(first + 1)::bigint, $\(first + 2)::bigint)"
    }

    /// Holds for rows on one side of a place in their sheets.
    func compares(
        _ comparison: String,
        _ place: PatientLook.Place,
        _ arguments: inout PostgresArguments
    ) -> String {
        let first = arguments.starts.count + 1
        arguments.add(place.step)
        arguments.add(place.line)
        return "(r.step, r.line) \(comparison) ($\(first)::bigint, $\(first + 1)::bigint)"
    }

    private static let rank: String = {
        let cases = RowStanding.allCases.map { "WHEN '\($0.rawValue)' THEN \($0.rank)" }
        return "(CASE coalesce(r.outcome, r.state) \(cases.joined(separator: " ")) END)::float8"
    }()
}
