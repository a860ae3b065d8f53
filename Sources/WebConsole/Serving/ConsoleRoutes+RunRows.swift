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
        let filter = ResultsFilter(FormQuery(group.filter))
        let all = try await work.monitor.openRows(of: run, step: Self.sheetStep, filter)
        let open =
            group.isToCorrect
            ? try await work.monitor.rowsToCorrect(of: run, step: Self.sheetStep, filter) : all
        var checked = try await reviews.checked(sheet, with: rows.union(open.first)).answered(by: choices)
        // A row that a run has had may be none of the sheet as it is read by now.
        let known = open.first.filter { checked.review.rows[$0] != nil }
        checked.problems = checked.problems.adding(known, group.kind, code: group.code)
        checked.marks = GroupMarks()
        checked.tried = open.places
        // Those that are left out are tried no more: nothing is to be said of them among those that are.
        let out = try await rowsLeftOut(of: run).subtracting(open.places.keys)
        checked.others = all.places.count - open.places.count - all.places.only(out).count
        checked.isReleased = run.confirmation != nil
        return checked
    }

    /// Which rows of a run that has ended have not succeeded so far, and which of them a filter shows.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - status: How it stands.
    ///   - filter: Of its results.
    ///   - rows: Those that the page shows.
    /// - Returns: Of a large run that is being looked at what is known of those rows alone; `nil` while a process is at work
    ///   on a run, where nothing was sent, and where a large run has the last word on all of its rows.
    /// - Throws: `LedgerError`.
    func openNow(
        of run: RunRecord,
        _ status: RunStatus,
        _ filter: ResultsFilter,
        showing rows: [FoundRows.Entry]
    ) async throws -> OpenNow? {
        guard status.isAtWork != true, run.confirmation != nil else { return nil }
        let isBrief = try await isBrief(run.root)
        guard !status.isBeingLookedAt else {
            return isBrief ? nil : OpenNow(succeeded: try await succeeded(rows, after: run))
        }
        if !isBrief, try await !hasRowsSettledElsewhere(run) { return nil }
        // Which rows of a large run a filter shows, nobody waits for.
        let isFilterKnown = isBrief || !filter.isNarrow
        var steps: [Int: OpenNow.Rows] = [:]
        for step in try await history.steps(of: run.id, named: nil).map(\.number) {
            let isShown = isFilterKnown && filter.step ?? step == step
            steps[step] = OpenNow.Rows(
                all: try await work.monitor.openRows(of: run, step: step, .all),
                shown: isShown ? try await work.monitor.openRows(of: run, step: step, filter) : nil,
                toCorrect: isShown && isBrief
                    ? try await work.monitor.rowsToCorrect(of: run, step: step, filter) : nil
            )
        }
        return OpenNow(steps, isFilterKnown: isFilterKnown, rowsLeftOut: try await rowsLeftOut(of: run))
    }

    /// Of the rows of a page those that did not succeed in a run, and have done so since.
    private func succeeded(_ rows: [FoundRows.Entry], after run: RunRecord) async throws -> Set<OpenNow.Row> {
        let open = rows.filter { $0.row.outcome?.isSuccess != true }
        var left = Dictionary(grouping: open, by: \.step).mapValues { Set($0.map(\.row.planned.originRow)) }
        var succeeded: Set<OpenNow.Row> = []
        let lineage = try await history.ledger.lineage(of: run.root)
        // What was never released has made nothing of a row.
        for later in lineage.drop(while: { $0.id != run.id }).dropFirst() where later.confirmation != nil {
            for (step, numbers) in left where !numbers.isEmpty {
                let list = numbers.sorted()
                guard try await !history.ledger.standings(run: later.id, step: step, numbered: list).isEmpty else {
                    continue
                }
                for number in list {
                    let found = try await history.ledger.rows(run: later.id, step: step, numbered: number)
                    guard let row = found.first(where: { $0.planned.originRow == number }) else { continue }
                    guard row.outcome?.isSuccess == true else { continue }
                    left[step]?.remove(number)
                    succeeded.insert(OpenNow.Row(step: step, number: number))
                }
            }
        }
        return succeeded
    }

    /// The rows of a dropped sheet that are left out by now, where a run has its rows; none of any other run.
    ///
    /// - Throws: `LedgerError`; what keeps the corrections from being read.
    func rowsLeftOut(of run: RunRecord) async throws -> Set<Int> {
        guard try await isAsItsSheet(run), let sheet = sheets.sheet(of: run) else { return [] }
        return try await work.leftOut.rows(of: sheet)
    }

    /// The run of a lineage in which a row that did not succeed in an earlier one has succeeded; `nil` where none is found.
    ///
    /// - Throws: `LedgerError`.
    func success(of row: PlannedRow, step: Int, after run: RunRecord) async throws -> String? {
        let lineage = try await history.ledger.lineage(of: run.root)
        for later in lineage.drop(while: { $0.id != run.id }).dropFirst() {
            let found = try await history.ledger.rows(run: later.id, step: step, numbered: row.originRow)
            let isThere = found.contains { $0.planned.originRow == row.originRow && $0.outcome?.isSuccess == true }
            if isThere { return later.id }
        }
        return nil
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
}
