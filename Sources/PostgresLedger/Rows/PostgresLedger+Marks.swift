package import JobModel

/// Looks at very many rows that take neither their records nor their plans apart.
extension PostgresLedger {
    package func marks(
        run: String,
        step: Int,
        of scope: RowScope,
        afterLine line: Int,
        limit: Int
    ) async throws -> [RowMark] {
        var arguments = Self.arguments(run, step, line)
        if scope == .unsuccessful { arguments.add(Outcome.allCases.filter(\.isSuccess).map(\.rawValue)) }
        let sql = """
            SELECT \(Self.markColumns) FROM roster_row AS r
            \(scope == .shown ? "LEFT" : "") JOIN \(PostgresStoredRow.plan)
            WHERE r.run = \(Self.thisRun) AND r.step = $2::int AND r.line > $3::bigint
                \(scope == .unsuccessful ? "AND \(Self.hasNotSucceeded)" : "")
            ORDER BY r.line LIMIT \(max(0, limit))
            """
        return try await read { [arguments] connection in
            try connection.execute(sql, arguments, within: PostgresConnection.longDeadline).rows.map(Self.mark)
        }
    }

    private static let markColumns =
        ([.line, .origin, .matchKey] as [PostgresStoredRow.Column]).map(PostgresStoredRow.expression)
        .joined(separator: ", ") + ", coalesce(r.outcome, r.state)"

    private static func mark(_ row: PostgresRow) throws -> RowMark {
        guard let standing = RowStanding(rawValue: try row.read(3)) else { throw UnreadableValue(column: "state") }
        return RowMark(
            line: try row.read(0),
            originRow: try row.read(1),
            matchKey: try row.read(2),
            standing: standing
        )
    }
}
