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
        var open = try await work.monitor.openRows(of: run, step: Self.sheetStep)
        if run.confirmation == nil {
            // The others of a plan are to be sent as they are.
            let refused = try await refusedRows(of: run)
            open = OpenRowPlaces(open.places.filter { refused.contains($0.key) })
        }
        var checked = try await reviews.checked(sheet, with: rows.union(open.first)).answered(by: choices)
        // A row that a run has had may be none of the sheet as it is read by now.
        let known = open.first.filter { checked.review.rows[$0] != nil }
        checked.problems = checked.problems.adding(known, group.kind, code: group.code)
        checked.marks = GroupMarks()
        checked.tried = open.places
        checked.isReleased = run.confirmation != nil
        return checked
    }

    /// What a run has made of the rows of a page.
    ///
    /// - Parameters:
    ///   - numbers: The rows of the page.
    ///   - checked: The sheet with the rows of the run.
    ///   - sheet: The same as it lies on the disk.
    /// - Returns: By the rows' numbers; none for the rows of any other cause.
    /// - Throws: `LedgerError`; what reading the sheet's job throws.
    func tried(
        _ numbers: Set<Int>,
        of checked: SheetReviews.Checked,
        _ sheet: StoredSheet
    ) async throws -> [Int: TriedRow] {
        let places = checked.tried.only(numbers)
        guard !places.isEmpty, let step = try sheet.importJob().definition.steps.first else { return [:] }
        let (review, now) = (checked.review, TriedSheet(header: checked.review.header, step: step))
        let rows = try await history.rows(at: places)
        return Dictionary(
            uniqueKeysWithValues: rows.map { ($0.key, now.row($0.value, now: review.rows[$0.key]?.cells)) }
        )
    }

    /// The rows that a plan does not send, by their numbers in the sheet.
    private func refusedRows(of run: RunRecord) async throws -> Set<Int> {
        var query = RowQuery(
            step: Self.sheetStep,
            standings: [RowStanding(.invalid)],
            limit: RowQuery.largestPage
        )
        var rows: Set<Int> = []
        while true {
            let found = try await history.ledger.rows(of: run.id, matching: query)
            rows.formUnion(found.rows.map(\.row.planned.originRow))
            guard let next = found.next, rows.count < Self.rowsOfRun else { return rows }
            query.start = next
        }
    }

    private static let rowsOfRun = 10_000
}
