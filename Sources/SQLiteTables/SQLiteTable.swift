import GRDBSQLite

/// A table that rows are added to.
package final class SQLiteTable {
    package let name: String
    let columns: [SQLiteColumn]
    let indexes: [String]
    let statement: OpaquePointer

    init(_ name: String, columns: [SQLiteColumn], indexes: [String], statement: OpaquePointer) {
        self.name = name
        self.columns = columns
        self.indexes = indexes
        self.statement = statement
    }
}
