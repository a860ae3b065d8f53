/// The columns that `failed.csv` adds to a sheet's own.
package enum FailedColumns {
    /// The row that the spreadsheet of the first run shows.
    package static let row = "roster_row"

    package static let names = [row, "roster_code", "roster_problem", "roster_remedy"]
}
