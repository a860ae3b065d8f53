/// One transition that a run may make; what is not among `RunStep.all` the ledger refuses.
///
/// The triggers of the ledger's schema and the picture in the manual say the same, and a test holds them together. The
/// triggers also demand that a run is whole before it is more than *planning*: every step of its definition planned,
/// every record of every sheet accounted for.
package struct RunStep: Sendable, Hashable {
    package let from: RunState
    package let to: RunState

    private init(_ from: RunState, _ to: RunState) {
        self.from = from
        self.to = to
    }

    /// Every transition there is; a run that is finished makes none.
    package static let all = [
        // Every step of the definition is planned.
        RunStep(.planning, .planned),
        // Nothing could be planned, or the command was wrong; nothing was sent.
        RunStep(.planning, .finished),
        // Planned again: the earlier plan was never confirmed.
        RunStep(.planned, .planning),
        // Confirmed.
        RunStep(.planned, .running),
        // Declined; nothing was sent.
        RunStep(.planned, .finished),
        RunStep(.running, .stopped),
        // Every row has ended, and the end of every row is known.
        RunStep(.running, .written),
        RunStep(.stopped, .running),
        // Reading back has shown how the last rows ended.
        RunStep(.stopped, .written),
        // Given up: a retry takes over the rows that were not sent.
        RunStep(.stopped, .finished),
        // The results are on the disk.
        RunStep(.written, .finished),
    ]

    /// Whether a run may go from one state to another; staying is no transition and allowed until it is finished.
    package static func isAllowed(from old: RunState, to new: RunState) -> Bool {
        if old == new { return old != .finished }
        return all.contains { $0.from == old && $0.to == new }
    }
}
