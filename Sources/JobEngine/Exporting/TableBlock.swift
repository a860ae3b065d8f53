import SQLiteTables

/// Records as a file of the export holds them.
struct TableBlock: Sendable {
    enum Content: Sendable {
        /// Of a file of text.
        case bytes([UInt8])
        /// Of a workbook.
        case texts([[String]])
        /// Of a database.
        case values([[SQLiteValue]])
    }

    var content: Content
    var records: Int
    /// How many records have a value in each column.
    var used: [Int]
    /// Of a database: who belongs to which department.
    var memberships: [[SQLiteValue]] = []
}
