/// The columns that `failed.csv` adds to a sheet's own.
package enum FailedColumns {
    /// The row that the spreadsheet of the first run shows.
    package static let row = "roster_row"

    /// The number of the step whose rows they are, in a file of rows that were chosen: two steps may have the same columns.
    ///
    /// Roster writes such a file for itself; people see the sheet of the first run instead.
    package static let step = "roster_step"

    package static let names = [row, "roster_code", "roster_problem", "roster_remedy"]

    /// All columns that are not a sheet's own.
    package static let all = Set(names + [step])
}
