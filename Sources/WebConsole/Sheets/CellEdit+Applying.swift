import JobEngine
import JobModel
import JobSession

extension CellEdit {
    /// Writes beside the sheet what has changed; what another page has changed since this one was made stays as it is.
    ///
    /// - Parameters:
    ///   - wave: Of the sheet.
    ///   - checked: The sheet, with all rows that are named.
    /// - Returns: What became of it.
    /// - Throws: What reading or writing the corrections throws.
    func apply(to wave: SheetWave, _ checked: SheetReviews.Checked) throws -> EditOutcome {
        try wave.correct { list in
            // Between the check and this moment the sheet may have been chosen to be read in another way.
            let isCertain = try (reading ?? checked.reading) == checked.reading && checked.isRead(asIn: wave.job())
            var outcome = EditOutcome()
            let time = SheetWave.time(after: list)
            var table = CorrectedCells(list, checked.review)
            for cell in cells { apply(cell, isCertain, time, &table, &outcome) }
            leave(isCertain, time, &table, &outcome)
            takeBack(isCertain, &table, &outcome)
            outcome.lists = (list, table.list)
            list = table.list
            return outcome
        }
    }

    private func apply(
        _ cell: Cell,
        _ isCertain: Bool,
        _ time: String,
        _ table: inout CorrectedCells,
        _ outcome: inout EditOutcome
    ) {
        // Left as it was shown.
        if Self.mark(of: cell.text) == cell.shown { return }
        guard let current = table.value(row: cell.row, place: cell.place) else {
            outcome.conflicts.append(.init(row: cell.row, kind: .nowhere(refused: cell.text)))
            return
        }
        guard isCertain, Self.mark(of: current) == cell.shown || cell.text == Self.lines(current) else {
            let kind = EditOutcome.Conflict.Kind.cell(place: cell.place, current: current, refused: cell.text)
            outcome.conflicts.append(.init(row: cell.row, kind: kind))
            return
        }
        // It is that by now.
        if cell.text == Self.lines(current) { return }
        table.correct(row: cell.row, place: cell.place, to: cell.text, at: time)
        outcome.changes[cell.row, default: [:]][cell.place] = cell.text
        outcome.cells += 1
    }

    private func leave(
        _ isCertain: Bool,
        _ time: String,
        _ table: inout CorrectedCells,
        _ outcome: inout EditOutcome
    ) {
        var out = table.leftOut
        for row in leaving where out.insert(row.row).inserted {
            guard fits(row, isCertain, table, isTakenBack: false, &outcome) else { continue }
            table.list.append(SheetCorrection(time: time, row: row.row, change: .leaveOut))
            outcome.rows += 1
        }
    }

    private func takeBack(_ isCertain: Bool, _ table: inout CorrectedCells, _ outcome: inout EditOutcome) {
        let out = table.leftOut
        var back: Set<Int> = []
        for row in taking where out.contains(row.row) {
            guard fits(row, isCertain, table, isTakenBack: true, &outcome) else { continue }
            back.insert(row.row)
        }
        table.list.removeAll { $0.change == .leaveOut && back.contains($0.row) }
        outcome.rows += back.count
    }

    /// Whether the row is as the page has shown it, but for what this edit has corrected.
    private func fits(
        _ row: Leaving,
        _ isCertain: Bool,
        _ table: CorrectedCells,
        isTakenBack: Bool,
        _ outcome: inout EditOutcome
    ) -> Bool {
        guard let cells = table.cells(of: row.row) else {
            outcome.conflicts.append(.init(row: row.row, kind: .nowhere(refused: nil)))
            return false
        }
        let isShown = row.shown.map { $0 == Self.mark(of: cells) } ?? true
        if isCertain && (isShown || outcome.changes[row.row] != nil) { return true }
        outcome.conflicts.append(.init(row: row.row, kind: .leaving(isTakenBack: isTakenBack, current: cells)))
        return false
    }
}
