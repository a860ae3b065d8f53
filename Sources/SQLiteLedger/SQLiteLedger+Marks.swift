import GRDB
package import JobModel

/// Looks at very many rows that take neither their records nor their plans apart.
extension SQLiteLedger {
    package func marks(
        run: String,
        step: Int,
        of scope: RowScope,
        afterLine line: Int,
        limit: Int
    ) async throws -> [RowMark] {
        // SQLite keeps the order of a cross join: plans are looked up for the rows that are wanted alone.
        let sql = """
            SELECT \(Self.markColumns) FROM row \(scope == .shown ? "LEFT" : "CROSS") JOIN plan USING (run, step, line)
            WHERE run = ? AND step = ? AND line > ? \(scope == .unsuccessful ? "AND \(Self.hasNotSucceeded)" : "")
            ORDER BY line LIMIT ?
            """
        return try await read { db in
            let statement = try db.cachedStatement(sql: sql)
            let rows = try Row.fetchCursor(statement, arguments: [run, step, line, limit])
            let current = statement.sqliteStatement
            return try Array(rows.map { _ in try Self.mark(current) })
        }
    }

    private static let markColumns =
        ([.line, .origin, .matchKey] as [StoredRow.Column]).map(StoredRow.expression).joined(separator: ", ")
        + ", coalesce(outcome, state)"

    private static func mark(_ row: SQLiteStatement) throws -> RowMark {
        guard let standing = RowStanding(rawValue: try value(row, 3)) else { throw UnreadableColumn(column: "state") }
        return RowMark(
            line: try value(row, 0),
            originRow: try value(row, 1),
            matchKey: try value(row, 2),
            standing: standing
        )
    }

    /// By its place, which spares comparing names for each row.
    private static func value<Value: StoredValue>(_ row: SQLiteStatement, _ place: CInt) throws -> Value {
        guard let value = Value(stored: DatabaseValue(sqliteStatement: row, index: place).storage) else {
            throw UnreadableColumn(column: "column \(place) of a mark")
        }
        return value
    }
}
