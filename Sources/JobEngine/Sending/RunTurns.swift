import Synchronization

/// The turns of one run among those that a worker serves, for as long as it serves it.
package final class RunTurns: Sendable {
    private let turns: WorkTurns
    private let stop: StopSignal
    private let reached = Mutex(Phase.reading)

    /// How far a run is since it is served.
    package enum Phase: Sendable, Equatable {
        /// It reads the directory, and has asked for no turn yet.
        case reading
        /// It waits for its first turn.
        case waiting
        /// It had its first turn at that time.
        case begun(ContinuousClock.Instant)
    }

    /// `stop` ends the serving of the run, and of it alone.
    package init(among turns: WorkTurns, stop: StopSignal) {
        self.turns = turns
        self.stop = stop
    }

    deinit { turns.forget(ObjectIdentifier(self)) }

    package var phase: Phase { reached.withLock(\.self) }

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
        reached.withLock { if $0 == .reading { $0 = .waiting } }
        guard try await turns.take(for: ObjectIdentifier(self)) else { return false }
        reached.withLock { if $0 == .waiting { $0 = .begun(.now) } }
        return true
    }

    func give() { turns.give() }
}
