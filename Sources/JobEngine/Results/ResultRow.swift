package import JobModel

/// One row as the results files show it.
package struct ResultRow: Sendable, Equatable {
    package var line: Int
    package var row: Int
    /// The row's number in the lineage's first run.
    package var originRow: Int
    package var matchKey: String
    package var action: Action
    package var outcome: Outcome
    /// The directory's code, or one of Roster's own.
    package var code: String?
    package var problem: String?
    /// What rows with one cause have in common, whatever their values are.
    package var cause = ""
    package var remedy: String?
    /// What to do about it in the console's pages; `nil` where it is the same.
    package var pageRemedy: String?
    package var userID: String?
    package var openID: String?
    package var departmentID: String?
    package var logID: String?
    /// The original fields, in the file's order.
    package var record: [String]

    package init(
        line: Int,
        row: Int,
        originRow: Int,
        matchKey: String,
        action: Action,
        outcome: Outcome,
        record: [String]
    ) {
        self.line = line
        self.row = row
        self.originRow = originRow
        self.matchKey = matchKey
        self.action = action
        self.outcome = outcome
        self.record = record
    }
}

extension Outcome {
    /// The outcome that a report shows for a row that stands in `state`.
    ///
    /// Where a run stopped, a row whose request may have been in flight is unknown, and one that was never sent, or is to be
    /// tried again, was not attempted. A settled row without an outcome would be a damaged ledger: it is unknown.
    package static func shown(state: RowState, outcome: Outcome?) -> Outcome {
        switch state {
        case .planned, .waiting: .notAttempted
        case .sending, .accepted: .unknown
        case .settled: outcome ?? .unknown
        }
    }
}
