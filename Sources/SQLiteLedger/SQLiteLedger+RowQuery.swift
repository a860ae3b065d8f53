import GRDB
package import JobModel

extension SQLiteLedger {
    /// A page of a run's rows, with how many there are in all; both as of one moment.
    package func rows(of run: String, matching query: RowQuery) async throws -> FoundRows {
        let condition = try RowCondition(run: run, query)
        let from = condition.from
        let order = RowSortKey(query.start.order)
        let size = query.pageSize
        let most = min(size + 1, query.total ?? .max)
        if let patience = query.patience, query.start.order == .sheet, query.needsLooks {
            return try await read { db in
                let look = try PatientLook(query, patience: patience, in: Self.rows(condition, db))
                return try FoundRows(look, of: query) { try Self.entries($0, of: run, db) }
            }
        }
        return try await read { db in
            let total =
                try query.total
                ?? Int.fetchOne(
                    db,
                    sql: "SELECT count(*) \(from) WHERE \(condition.sql)",
                    arguments: condition.arguments
                )
            // One more than the page tells whether another follows; behind the last one none is looked for. Their plans, which are large, are read afterwards.
            let places = try Self.places(
                """
                SELECT step, line \(from) WHERE \(condition.sql) AND \(order.after)
                ORDER BY \(order.columns) LIMIT \(most)
                """,
                condition.arguments + order.arguments(query.start),
                db
            )
            let entries = try Self.entries(Array(places.prefix(size)), of: run, db)
            let next = places.count > size ? entries.last : nil
            return FoundRows(
                rows: entries,
                total: total ?? 0,
                next: next.map { RowPosition(of: $0.row, step: $0.step, in: query.start.order) }
            )
        }
    }

    /// The run's rows, by the index that the condition has, stretch by stretch.
    private static func rows(_ condition: RowCondition, _ db: Database) -> PatientLook.Rows {
        let (after, end, from) = ("(step, line) > (?, ?)", " AND (step, line) <= (?, ?)", condition.from)
        return PatientLook.Rows(
            end: { place, count in
                try places(
                    """
                    SELECT step, line \(condition.rows) WHERE \(condition.served.sql) AND \(after)
                    ORDER BY step, line LIMIT 1 OFFSET \(count - 1)
                    """,
                    condition.served.arguments + [place.step, place.line],
                    db
                ).first
            },
            found: { place, last in
                let lastValues: StatementArguments = last.map { [$0.step, $0.line] } ?? []
                return try places(
                    """
                    SELECT step, line \(from) WHERE \(condition.sql) AND \(after)\(last == nil ? "" : end)
                    ORDER BY step, line
                    """,
                    condition.arguments + [place.step, place.line] + lastValues,
                    db
                )
            }
        )
    }

    private static func places(
        _ sql: String,
        _ arguments: StatementArguments,
        _ db: Database
    ) throws -> [PatientLook.Place] {
        try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map { row in
            PatientLook.Place(step: try row.read("step"), line: try row.read("line"))
        }
    }

    /// The rows at some places, in that order.
    private static func entries(
        _ places: [PatientLook.Place],
        of run: String,
        _ db: Database
    ) throws -> [FoundRows.Entry] {
        try places.flatMap { place in
            let rows = try StoredRow.fetch(
                db,
                where: "line = ?",
                run,
                place.step,
                [place.line],
                withoutPlanToo: true
            )
            return rows.map { FoundRows.Entry(step: place.step, row: $0) }
        }
    }
}

/// How an order of rows is said in SQL: the same keys as `RowPosition` has.
private struct RowSortKey {
    /// `nil` where rows come as in their sheets.
    private let key: String?

    init(_ order: RowOrder) {
        key =
            switch order {
            case .sheet: nil
            case .outcome: Self.rank
            case .sent: "0.0 - coalesce(sentAt, 0)"
            }
    }

    var columns: String { ((key.map { [$0] } ?? []) + ["step", "line"]).joined(separator: ", ") }

    /// Holds for rows behind a position.
    var after: String { key.map { "(\($0), step, line) > (?, ?, ?)" } ?? "(step, line) > (?, ?)" }

    func arguments(_ position: RowPosition) -> StatementArguments {
        key == nil ? [position.step, position.line] : [position.key, position.step, position.line]
    }

    private static let rank: String = {
        let cases = RowStanding.allCases.map { "WHEN '\($0.rawValue)' THEN \($0.rank)" }
        return "CASE coalesce(outcome, state) \(cases.joined(separator: " ")) END"
    }()
}
