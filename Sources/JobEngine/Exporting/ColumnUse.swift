/// A column of an export, and how many of its records have a value there.
package struct ColumnUse: Sendable, Equatable {
    /// The field, as it is spelled on the wire.
    package var field: String
    /// What the column is called in the file.
    package var header: String
    package var records: Int

    package init(field: String, header: String, records: Int = 0) {
        self.field = field
        self.header = header
        self.records = records
    }
}
