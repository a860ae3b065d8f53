/// One thing that somebody has put right beside a sheet; the sheet's file stays as it is.
package struct SheetCorrection: Sendable, Hashable {
    /// ISO 8601, UTC, with milliseconds; corrections that were made in one go have the same.
    package var time: String
    /// The number the spreadsheet shows.
    package var row: Int
    package var change: Change

    package enum Change: Sendable, Hashable {
        /// A cell: by its column, what it was before, and what it is now.
        case cell(column: SheetColumnName, old: String, new: String)
        /// The row is counted, and nothing else becomes of it.
        case leaveOut
    }

    package init(time: String, row: Int, change: Change) {
        self.time = time
        self.row = row
        self.change = change
    }
}
