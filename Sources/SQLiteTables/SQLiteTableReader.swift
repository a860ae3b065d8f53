import GRDBSQLite
import LocalFiles
import Wording

/// Reads a table of a database, row by row, in the order in which the rows were added.
///
/// The database is only read. Rows come one at a time: whatever its size, no more than one is in memory.
package final class SQLiteTableReader {
    private let path: String
    private var database: OpaquePointer?
    private var statement: OpaquePointer?
    package let columns: [String]

    /// - Parameters:
    ///   - path: The file.
    ///   - table: The table's name.
    /// - Throws: `SQLiteTableError.unreadable`, also where there is no such table.
    package init(path: String, table: String) throws(SQLiteTableError) {
        self.path = path
        var (database, statement): (OpaquePointer?, OpaquePointer?)
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX
        var code = sqlite3_open_v2(path, &database, flags, nil)
        if code == SQLITE_OK {
            let select = "SELECT * FROM \(SQLiteTableWriter.quoted(table)) ORDER BY rowid"
            code = sqlite3_prepare_v2(database, select, -1, &statement, nil)
        }
        (self.database, self.statement) = (database, statement)
        guard code == SQLITE_OK, let statement else {
            columns = []
            throw Self.failure(path, database)
        }
        columns = (0..<sqlite3_column_count(statement)).map { String(cString: sqlite3_column_name(statement, $0)) }
    }

    deinit {
        sqlite3_finalize(statement)
        sqlite3_close_v2(database)
    }

    /// The next row, a value for each column; `nil` behind the last.
    ///
    /// - Throws: `SQLiteTableError.unreadable`.
    package func next() throws(SQLiteTableError) -> [SQLiteValue]? {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return columns.indices.map { value(at: CInt($0)) }
        case SQLITE_DONE: return nil
        default: throw Self.failure(path, database)
        }
    }

    private func value(at place: CInt) -> SQLiteValue {
        switch sqlite3_column_type(statement, place) {
        case SQLITE_NULL: return .null
        case SQLITE_INTEGER: return .integer(Int(sqlite3_column_int64(statement, place)))
        default:
            guard let text = sqlite3_column_text(statement, place) else { return .null }
            let count = Int(sqlite3_column_bytes(statement, place))
            return .text(String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self))
        }
    }

    private static func failure(_ path: String, _ database: OpaquePointer?) -> SQLiteTableError {
        .unreadable(path: path, reason: LocalizedText(said: String(cString: sqlite3_errmsg(database))))
    }
}
