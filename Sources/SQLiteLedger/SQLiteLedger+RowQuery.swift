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
        return try await read { db in
            let total =
                try query.total
                ?? Int.fetchOne(
                    db,
                    sql: "SELECT count(*) \(from) WHERE \(condition.sql)",
                    arguments: condition.arguments
                )
            // One more than the page tells whether another follows; behind the last one none is looked for. Their plans, which are large, are read afterwards.
            let places = try Row.fetchAll(
                db,
                sql: """
                    SELECT step, line \(from) WHERE \(condition.sql) AND \(order.after)
                    ORDER BY \(order.columns) LIMIT \(most)
                    """,
                arguments: condition.arguments + order.arguments(query.start)
            )
            let entries = try places.prefix(size).flatMap { place in
                let (step, line): (Int, Int) = (try place.read("step"), try place.read("line"))
                let rows = try StoredRow.fetch(db, where: "line = ?", run, step, [line], withoutPlanToo: true)
                return rows.map { FoundRows.Entry(step: step, row: $0) }
            }
            let next = places.count > size ? entries.last : nil
            return FoundRows(
                rows: entries,
                total: total ?? 0,
                next: next.map { RowPosition(of: $0.row, step: $0.step, in: query.start.order) }
            )
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
