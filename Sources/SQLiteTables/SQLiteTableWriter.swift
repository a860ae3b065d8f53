import GRDBSQLite
import LocalFiles
import Wording

/// Writes a database of tables for others to read; all of it is one transaction, which `close` ends.
///
/// The file is made new, for this user alone, and never replaces another. There is no journal: a file that is not finished
/// is of no use, and the code that began it removes it.
package final class SQLiteTableWriter {
    private let path: String
    private var database: OpaquePointer?
    private var tables: [SQLiteTable] = []

    /// - Throws: `SQLiteTableError`.
    package init(path: String) throws(SQLiteTableError) {
        self.path = path
        _ = try SQLiteTableError.converting(try PrivateFile(making: path))
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
        guard sqlite3_open_v2(path, &database, flags, nil) == SQLITE_OK else { throw failure }
        try execute("PRAGMA journal_mode = OFF")
        // One commit waits for the disk once.
        try execute("PRAGMA synchronous = FULL")
        try execute("BEGIN")
    }

    deinit {
        for table in tables { sqlite3_finalize(table.statement) }
        sqlite3_close_v2(database)
    }

    /// Adds a table; its indexes are made when all rows are there.
    ///
    /// - Throws: `SQLiteTableError`.
    package func addTable(
        _ name: String,
        columns: [SQLiteColumn],
        indexes: [String] = []
    ) throws(SQLiteTableError) -> SQLiteTable {
        let list = columns.map { "\(Self.quoted($0.name)) \($0.type.rawValue)" }.joined(separator: ", ")
        try execute("CREATE TABLE \(Self.quoted(name)) (\(list))")
        let values = columns.map { _ in "?" }.joined(separator: ", ")
        var statement: OpaquePointer?
        let insert = "INSERT INTO \(Self.quoted(name)) VALUES (\(values))"
        guard sqlite3_prepare_v2(database, insert, -1, &statement, nil) == SQLITE_OK, let statement else {
            throw failure
        }
        let table = SQLiteTable(name, columns: columns, indexes: indexes, statement: statement)
        tables.append(table)
        return table
    }

    /// Adds a row with a value for each column.
    ///
    /// - Throws: `SQLiteTableError`.
    package func insert(_ row: [SQLiteValue], into table: SQLiteTable) throws(SQLiteTableError) {
        let statement = table.statement
        for (place, value) in row.enumerated() {
            let code = Self.bind(value, to: statement, at: CInt(place + 1))
            guard code == SQLITE_OK else { throw failure }
        }
        let code = sqlite3_step(statement)
        sqlite3_reset(statement)
        guard code == SQLITE_DONE else { throw failure }
    }

    /// Makes the indexes and puts everything on the disk.
    ///
    /// - Throws: `SQLiteTableError`.
    package func close() throws(SQLiteTableError) {
        for table in tables {
            for column in table.indexes {
                let index = Self.quoted("\(table.name)_by_\(column)")
                try execute("CREATE INDEX \(index) ON \(Self.quoted(table.name)) (\(Self.quoted(column)))")
            }
        }
        try execute("COMMIT")
        for table in tables { sqlite3_finalize(table.statement) }
        tables = []
        guard sqlite3_close(database) == SQLITE_OK else { throw failure }
        database = nil
    }

    private func execute(_ sql: String) throws(SQLiteTableError) {
        guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
    }

    private var failure: SQLiteTableError {
        .writeFailed(path: path, reason: LocalizedText(said: String(cString: sqlite3_errmsg(database))))
    }

    private static func bind(_ value: SQLiteValue, to statement: OpaquePointer, at place: CInt) -> CInt {
        switch value {
        case .null: sqlite3_bind_null(statement, place)
        case .integer(let number): sqlite3_bind_int64(statement, place, Int64(number))
        case .text(let text):
            // SQLite keeps a copy: the address is good for this call alone.
            sqlite3_bind_text(statement, place, text, CInt(text.utf8.count), copied)
        }
    }

    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
