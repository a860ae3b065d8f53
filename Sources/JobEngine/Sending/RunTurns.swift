import Synchronization

/// The turns of one run among those that a worker serves, for as long as it serves it.
package final class RunTurns: Sendable {
    private let turns: WorkTurns
    private let stop: StopSignal
    private let reached = Mutex(Phase.reading(since: .now))

    /// How far a run is since it is served.
    package enum Phase: Sendable, Equatable {
        /// It reads the directory, and has asked for no turn yet but to claim what it reads for.
        case reading(since: ContinuousClock.Instant)
        /// It waits for its first turn.
        case waiting
        /// It had its first turn to write at that time.
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
    /// - Parameter isToRead: Whether the directory is read next, by `giveToRead`, before anything is written.
    /// - Returns: `false` where the run is to leave.
    /// - Throws: `CancellationError`.
    func take(isToRead: Bool = false) async throws -> Bool {
        reached.withLock { if case .reading = $0 { $0 = .waiting } }
        guard try await turns.take(for: ObjectIdentifier(self)) else { return false }
        if !isToRead { reached.withLock { if $0 == .waiting { $0 = .begun(.now) } } }
        return true
    }

    func give() { turns.give() }

    /// Gives the turn back before the directory is read.
    ///
    /// Reading has a time limit of its own, because a directory may hang.
    func giveToRead() {
        reached.withLock { if $0 == .waiting { $0 = .reading(since: .now) } }
        turns.give()
    }
}
