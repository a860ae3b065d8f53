import Synchronization

/// A clock that a test moves: it is at once where a sleeper wants it to be, and remembers how far it jumped.
///
/// For the other clocks see `StandingClock`.
package final class ManualClock: Clock {
    package struct Instant: InstantProtocol {
        package var offset: Duration

        package init(offset: Duration) { self.offset = offset }

        package func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        package func duration(to other: Instant) -> Duration { other.offset - offset }
        package static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct State {
        var now = Instant(offset: .zero)
        var waits: [Duration] = []
    }

    private let state = Mutex(State())

    package init() {}

    package var now: Instant { state.withLock { $0.now } }
    package var minimumResolution: Duration { .nanoseconds(1) }

    /// Every wait so far, in order.
    package var waits: [Duration] { state.withLock { $0.waits } }

    package func advance(by duration: Duration) { state.withLock { $0.now = $0.now.advanced(by: duration) } }

    package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        state.withLock { state in
            guard deadline > state.now else { return }
            state.waits.append(state.now.duration(to: deadline))
            state.now = deadline
        }
    }
}
