/// A record above the header of a sheet: a title, a date, a remark.
package struct PreambleRow: Sendable, Equatable {
    /// The number that the spreadsheet shows.
    package var row: Int
    package var fields: [String]

    package init(row: Int, fields: [String]) {
        self.row = row
        self.fields = fields
    }
}
