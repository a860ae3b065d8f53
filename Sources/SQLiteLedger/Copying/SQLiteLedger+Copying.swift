import GRDB
package import JobModel

extension SQLiteLedger {
    package func readRecords<Value>(_ body: (any LedgerRecordReader) throws -> Value) throws -> Value {
        do {
            return try database.read { try body(SQLiteRecords(db: $0)) }
        } catch {
            throw Self.ownWords(ofCopying: error)
        }
    }

    package func writeRecords<Value>(
        of run: String,
        _ body: (any LedgerRecordWriter) throws -> Value
    ) throws -> Value {
        do {
            return try database.write { db in
                let guards = try SQLiteRecords.dropGuards(db)
                let value = try body(SQLiteRecords(db: db))
                for sql in guards { try db.execute(sql: sql) }
                return value
            }
        } catch {
            throw Self.ownWords(ofCopying: error)
        }
    }

    /// The other store's errors pass through.
    private static func ownWords(ofCopying error: any Error) -> any Error {
        error is DatabaseError ? LedgerError(error) : error
    }
}

/// The records of runs inside one transaction.
private struct SQLiteRecords: LedgerRecordWriter {
    let db: Database

    /// Drops what refuses a run that does not begin at its beginning, and returns how it is made again.
    ///
    /// Inside the transaction, so that it is there again also where that is never ended.
    static func dropGuards(_ db: Database) throws -> [String] {
        let guards = ["runBeginnings", "stepBeginnings", "rowBeginnings"]
        let sql = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN (?, ?, ?)"
        let found = try Row.fetchAll(db, sql: sql, arguments: StatementArguments(guards))
        return try found.map { trigger in
            try db.execute(sql: "DROP TRIGGER \"\(try trigger.read("name") as String)\"")
            return try trigger.read("sql")
        }
    }

    func page(of table: LedgerTable, in run: String, after place: [LedgerValue]?, limit: Int) throws -> LedgerPage {
        let order = table.order.map(Self.quoted) + (table.isNumbered ? ["rowid"] : [])
        let columns = table.columns.map(Self.quoted)
        let marks = Array(repeating: "?", count: order.count).joined(separator: ", ")
        let sql = """
            SELECT \((columns + order).joined(separator: ", ")) FROM "\(table.name)"
            WHERE \(table.isOfRuns ? "id" : "run") = ?
                \(place == nil ? "" : "AND (\(order.joined(separator: ", "))) > (\(marks))")
            ORDER BY \(order.joined(separator: ", ")) LIMIT ?
            """
        var arguments: [DatabaseValue] = [run.databaseValue] + (place ?? []).map(\.databaseValue)
        arguments.append(limit.databaseValue)
        let cursor = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
        var found: [[LedgerValue]] = []
        while let row = try cursor.next() {
            found.append(try (0..<row.count).map { try LedgerValue(row[$0] as DatabaseValue) })
        }
        return LedgerPage(found, columns: columns.count, limit: limit)
    }

    func insert(_ records: [LedgerRecord], into table: LedgerTable, of run: String) throws {
        var columns = table.columns.map(Self.quoted)
        var values = columns.map { _ in "?" }
        if table.isOfRuns {
            columns.append("number")
            values.append("(SELECT coalesce(max(number), 0) + 1 FROM run)")
        } else {
            columns.append("run")
            values.append("?")
        }
        let sql = """
            INSERT INTO "\(table.name)" (\(columns.joined(separator: ", "))) VALUES (\(values.joined(separator: ", ")))
            """
        let statement = try db.cachedStatement(sql: sql)
        for record in records {
            let own = table.isOfRuns ? [] : [run.databaseValue]
            try statement.execute(arguments: StatementArguments(record.values.map(\.databaseValue) + own))
        }
    }

    private static func quoted(_ column: LedgerTable.Column) -> String { "\"\(column.name)\"" }
}

extension LedgerValue {
    fileprivate init(_ value: DatabaseValue) throws {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .blob: throw LedgerError.failed(reason: "a column holds no text and no number")
        }
    }

    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }
}
