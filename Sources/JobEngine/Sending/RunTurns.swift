import Synchronization

/// The turns of one run among those that a worker serves, for as long as it serves it.
package final class RunTurns: Sendable {
    private let turns: WorkTurns
    private let stop: StopSignal
    private let first = Mutex<ContinuousClock.Instant?>(nil)

    /// `stop` ends the serving of the run, and of it alone.
    package init(among turns: WorkTurns, stop: StopSignal) {
        self.turns = turns
        self.stop = stop
    }

    deinit { turns.forget(ObjectIdentifier(self)) }

    /// When it had its first turn; `nil` before.
    package var firstTurn: ContinuousClock.Instant? { first.withLock(\.self) }

    /// Ends the serving of the run as the end of the worker would: what is in flight ends, and the rest is given back.
    package func leave() {
        stop.raise()
        turns.leave(ObjectIdentifier(self))
    }

    /// Whether another run waits for a turn.
    var isWanted: Bool { turns.isWanted }

    /// Waits for a turn.
    ///
    /// - Returns: `false` where the run is to leave.
    /// - Throws: `CancellationError`.
    func take() async throws -> Bool {
        guard try await turns.take(for: ObjectIdentifier(self)) else { return false }
        first.withLock { $0 = $0 ?? .now }
        return true
    }

    func give() { turns.give() }
}
