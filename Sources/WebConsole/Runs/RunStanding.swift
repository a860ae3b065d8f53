import JobModel

/// What tells that a run has changed, and costs nothing to read.
struct RunStanding: Sendable, Equatable {
    let run: String
    let state: RunState
    let planned: Double?
    let confirmation: RunConfirmation?
    let ended: Double?
    var isAtWork: Bool
    /// What other workers hold of a run that has no owner.
    let heldChunks: Int

    init(_ run: RunRecord, isAtWork: Bool, heldChunks: Int) {
        (self.run, state, planned) = (run.id, run.state, run.planned)
        (confirmation, ended) = (run.confirmation, run.ended)
        (self.isAtWork, self.heldChunks) = (isAtWork, heldChunks)
    }

    /// Whether nobody writes rows of it.
    var isStill: Bool { !isAtWork && heldChunks == 0 }
}
