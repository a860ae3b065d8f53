import JobModel

/// Where the rows of a sheet come from: a tab of a file.
struct TabSource: Sendable {
    let file: WorkbookFile
    let format: any WorkbookFormat
    let tab: Tab

    func rows(linkedColumns: Set<Int> = []) throws -> any TabRows {
        try format.rows(of: tab, linkedColumns: linkedColumns)
    }
}
