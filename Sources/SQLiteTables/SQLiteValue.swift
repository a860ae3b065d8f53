/// A value of a row.
package enum SQLiteValue: Sendable, Equatable {
    case null
    case integer(Int)
    case text(String)
}

/// What a column declares that its values are.
package enum SQLiteColumnType: String, Sendable {
    case text = "TEXT"
    case integer = "INTEGER"
}

/// A column of a table.
package struct SQLiteColumn: Sendable {
    package let name: String
    package let type: SQLiteColumnType

    package init(name: String, type: SQLiteColumnType) {
        self.name = name
        self.type = type
    }
}
