/// Where a row stands, with what is *unknown* apart from what is settled for good.
package enum RowStage: String, Sendable, CaseIterable {
    case planned
    case sending
    case accepted
    case waiting
    case unknown
    case settled

    package init(_ state: RowState, _ outcome: Outcome?) {
        self =
            switch state {
            case .planned: .planned
            case .sending: .sending
            case .accepted: .accepted
            case .waiting: .waiting
            case .settled: outcome == .unknown ? .unknown : .settled
            }
    }
}

/// One step that a row may make on its journey; what is not among `RowStep.all` the ledger refuses.
///
/// The triggers of the ledger's schema and the picture in the manual say the same, and a test holds them together.
package struct RowStep: Sendable, Hashable {
    package let from: RowStage
    package let to: RowStage
    /// How a row that settles by this step may end.
    package let outcomes: [Outcome]

    private init(_ from: RowStage, _ to: RowStage, _ outcomes: Outcome...) {
        self.from = from
        self.to = to
        self.outcomes = outcomes
    }

    /// Every step there is; a row that is settled makes none.
    package static let all = [
        // The request is about to leave.
        RowStep(.planned, .sending),
        // Held back, given up, or nothing there to send.
        RowStep(.planned, .settled, .notAttempted, .defective, .failed),
        // A batch task has taken it.
        RowStep(.sending, .accepted),
        // Certainly without result: it is sent again, not before a time.
        RowStep(.sending, .waiting),
        // Certainly without result and put back; or read back and due again; or written, and its patch is due.
        RowStep(.sending, .planned),
        RowStep(.sending, .settled, .created, .updated, .defective, .failed),
        // No answer, and the directory could not tell.
        RowStep(.sending, .unknown),
        // As from `sending`, but that a task is certain to have been handed in.
        RowStep(.accepted, .planned),
        RowStep(.accepted, .settled, .created, .updated, .defective, .failed),
        RowStep(.accepted, .unknown),
        RowStep(.waiting, .sending),
        RowStep(.waiting, .planned),
        RowStep(.waiting, .settled, .notAttempted, .defective, .failed),
        // Read back: absent for certain and due again, or there and its patch due.
        RowStep(.unknown, .planned),
        RowStep(.unknown, .settled, .created, .updated, .defective, .failed),
    ]

    /// How a row may stand when it is recorded.
    package static let beginnings: [(state: RowState, outcome: Outcome?)] = [
        (.planned, nil), (.settled, .invalid), (.settled, .unchanged),
    ]

    /// Whether a row may go from one state to another; to stay where it is, is no step and allowed until it is settled.
    package static func isAllowed(
        from old: (state: RowState, outcome: Outcome?),
        to new: (state: RowState, outcome: Outcome?)
    ) -> Bool {
        let (from, to) = (RowStage(old.state, old.outcome), RowStage(new.state, new.outcome))
        if from == to { return from != .settled }
        return all.contains { step in
            step.from == from && step.to == to && (to != .settled || new.outcome.map(step.outcomes.contains) == true)
        }
    }
}
