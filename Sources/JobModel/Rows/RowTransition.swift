/// From where a change may take a row and where to: decided here for every store, before it writes anything.
///
/// `RowStep.all` says which steps a row's life has; a change of the ledger is one of them, and some changes ask for more.
package struct RowTransition: Sendable, Equatable {
    /// The stages from which the change is possible.
    package let from: Set<RowStage>
    package let to: RowState
    /// How the row has ended, where the change settles it.
    package let outcome: Outcome?
    /// The phase in which the row must be: 1 before, 2 after its create; `nil` for either.
    package let phase: Int?

    private init(_ from: Set<RowStage>, to: RowState, outcome: Outcome? = nil, phase: Int? = nil) {
        self.from = from
        self.to = to
        self.outcome = outcome
        self.phase = phase
    }

    /// The request is about to leave.
    package static let send = RowTransition([.planned, .waiting], to: .sending)
    /// A batch has taken it.
    package static let accept = RowTransition([.sending], to: .accepted)
    /// It certainly did nothing and is sent again later.
    package static let wait = RowTransition([.sending], to: .waiting)
    /// Was not sent after all, or certainly without result.
    package static let release = RowTransition([.planned, .sending, .waiting], to: .planned)
    /// The create is done, and the patch that follows is due.
    package static let advance = RowTransition(inFlight, to: .planned, phase: 1)
    /// Read back, and to be sent again.
    package static let reopen = RowTransition(inFlight, to: .planned)

    /// The row has ended so, as far as is known.
    ///
    /// An outcome that only a plan gives, such as *invalid*, has no stage to come from.
    package static func settle(_ outcome: Outcome) -> RowTransition {
        settlements[outcome] ?? RowTransition([], to: .settled, outcome: outcome)
    }

    /// What may still end one way or the other; *unknown* changes only by reading back.
    private static let inFlight: Set<RowStage> = [.sending, .accepted, .unknown]

    private static let settlements = Dictionary(
        uniqueKeysWithValues: Outcome.allCases.map { outcome in
            let stage = RowStage(.settled, outcome)
            let steps = RowStep.all.filter { step in
                step.to == stage && (stage == .unknown || step.outcomes.contains(outcome))
            }
            // What is unknown may be found to be so once more.
            let from = Set(steps.map(\.from)).union(stage == .unknown ? [.unknown] : [])
            return (outcome, RowTransition(from, to: .settled, outcome: outcome))
        }
    )
}

extension LedgerChange {
    /// What the change does to the rows it is about; `nil` for one that only records.
    package var transition: RowTransition? {
        switch self {
        case .send: .send
        case .accept: .accept
        case .advance: .advance
        case .wait: .wait
        case .release: .release
        case .reopen: .reopen
        case .settle(let settlement): .settle(settlement.outcome)
        case .attempt: nil
        }
    }
}
