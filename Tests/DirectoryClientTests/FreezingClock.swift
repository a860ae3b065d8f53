import Synchronization
import TestSupport

/// A clock that stands still with a number of sleepers and goes on late, all of them at once: a process that was frozen.
///
/// Whoever sleeps after that sleeps until `release`; then it is at once where a sleeper wants it to be.
final class FreezingClock: Clock {
    private struct State {
        var now = ManualClock.Instant(offset: .zero)
        var frozen: [CheckedContinuation<Void, Never>] = []
        var again: [CheckedContinuation<Void, Never>] = []
        var hasThawed = false
        var isReleased = false
    }

    private let state = Mutex(State())
    private let sleepers: Int
    private let end: ManualClock.Instant
    /// Told of everybody who sleeps.
    let events = AsyncStream.makeStream(of: Void.self)

    /// Stands still until so many sleep, and then is at `end`.
    init(sleepers: Int, until end: Duration) {
        self.sleepers = sleepers
        self.end = ManualClock.Instant(offset: end)
    }

    var now: ManualClock.Instant { state.withLock { $0.now } }
    var minimumResolution: Duration { .nanoseconds(1) }

    /// Who sleeps after the thaw.
    var sleepingAgain: Int { state.withLock { $0.again.count } }

    func release() {
        let sleepers = state.withLock { state in
            state.isReleased = true
            state.now = state.now.advanced(by: .seconds(60))
            return state.again
        }
        for sleeper in sleepers { sleeper.resume() }
    }

    func sleep(until deadline: ManualClock.Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        let isAwake = state.withLock { state in
            if state.isReleased { state.now = max(state.now, deadline) }
            return state.isReleased
        }
        guard !isAwake else { return }
        await withCheckedContinuation { continuation in
            let awake = state.withLock { state -> [CheckedContinuation<Void, Never>] in
                guard !state.hasThawed else {
                    state.again.append(continuation)
                    return []
                }
                state.frozen.append(continuation)
                guard state.frozen.count == sleepers else { return [] }
                state.hasThawed = true
                state.now = end
                return state.frozen
            }
            for sleeper in awake { sleeper.resume() }
            events.continuation.yield()
        }
    }
}
