import JobEngine

/// What the pages of a run can do with the rows of its lineage that are open: buttons, what is said to be done, and commands
/// follow from the same.
enum RowsToRetry: Equatable {
    /// So many are planned again.
    case rows(Int)
    /// All of them are left out on the pages of their sheet: a plan of them would be refused.
    case leftOut
    /// The sheet is read otherwise by now, so that its rows may be others.
    case readOtherwise
    /// They are other runs': the own rows of this one have all succeeded.
    case ofOthers

    /// - Returns: `nil` where nothing is planned again as things stand.
    init?(_ run: RunStatus, _ surroundings: RunPage.Surroundings) {
        guard case .retry = run.nextStep else { return nil }
        // It would be refused: the rows of the sheet may be others by now.
        if surroundings.correcting.isReadOtherwise {
            self = .readOtherwise
            // Its own rows have succeeded, here or since: what is left is with the runs that had the others.
        } else if run.hasNothingOfItsOwn {
            self = .ofOthers
        } else {
            let rows = run.openOfLineage - surroundings.rowsLeftOut
            self = rows > 0 ? .rows(rows) : .leftOut
        }
    }
}
