import JobEngine
import JobModel
import JobSession

/// The rows of a run as rows of its sheet, to be corrected there.
extension ConsoleRoutes {
    /// The sheet as it stands, with the rows that an address names among its causes.
    ///
    /// - Throws: What checking throws.
    func checked(
        _ sheet: StoredSheet,
        for group: GroupAddress,
        with rows: Set<Int> = []
    ) async throws -> SheetReviews.Checked {
        let choices = try choices(of: sheet)
        guard let id = group.run else { return try await reviews.checked(sheet, with: rows).answered(by: choices) }
        let run = try await history.record(of: id)
        guard sheets.sheet(of: run)?.id == sheet.id else { throw SheetStoreError.noSuchSheet }
        let open = try await history.openRows(of: run, step: 1).sorted().prefix(Self.rowsOfRun)
        var checked = try await reviews.checked(sheet, with: rows.union(open)).answered(by: choices)
        // A row that a run has had may be none of the sheet as it is read by now.
        let known = open.filter { checked.review.rows[$0] != nil }
        checked.problems = checked.problems.adding(known, group.kind, code: group.code)
        checked.marks = GroupMarks()
        return checked
    }

    private static let rowsOfRun = 10_000
}
