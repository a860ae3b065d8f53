package import DirectoryClient
import Synchronization

/// A clock that leaps over the time in which everybody only waits, so that an hour of limits passes in seconds.
///
/// It stands still while something is done, so that how fast this machine is makes no difference. Where no request is under
/// way and nothing was done just now, it leaps to where the first of those who sleep wants to wake. Client and server count
/// by the same one, so that neither sees less time between two requests than the other.
package final class RehearsalClock: LeapingClock {
    package struct Instant: InstantProtocol {
        /// All that the clock has leapt over.
        package var elapsed: Duration

        package init(elapsed: Duration) { self.elapsed = elapsed }

        package func advanced(by duration: Duration) -> Instant { Instant(elapsed: elapsed + duration) }
        package func duration(to other: Instant) -> Duration { other.elapsed - elapsed }
        package static func < (one: Instant, other: Instant) -> Bool { one.elapsed < other.elapsed }
    }

    private struct Sleeper {
        var due: Duration
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var elapsed = Duration.zero
        var sleepers: [Int: Sleeper] = [:]
        /// Sleepers that were cancelled before they slept.
        var cancelled: Set<Int> = []
        var drawn = 0
        var lastActivity = ContinuousClock.now
        var isBusy: @Sendable (Int) -> Bool = { _ in false }
    }

    private let state = Mutex(State())

    package init() {}

    package var now: Instant { Instant(elapsed: state.withLock { $0.elapsed }) }

    package var minimumResolution: Duration { .milliseconds(1) }

    /// Asks this before each leap: whether something is under way that is no sleep, of so many who sleep.
    package func follow(_ isBusy: @escaping @Sendable (_ sleepers: Int) -> Bool) {
        state.withLock { $0.isBusy = isBusy }
    }

    /// Does not leap while one of a client's requests does something else than sleep: a request is written down, sent or
    /// answered, however long this machine takes for it.
    ///
    /// - Parameter client: Who sends them, by this clock.
    package func follow(_ client: DirectoryClient) {
        follow { sleepers in
            let activity = client.activity
            // Others may sleep by this clock as well: then there are more sleepers than requests.
            return activity.out > 0 || activity.underWay > sleepers
        }
    }

    /// Says that something was done, so that it does not leap just now.
    package func noteActivity() { state.withLock { $0.lastActivity = .now } }

    package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let id = state.withLock { state in
            state.drawn += 1
            return state.drawn
        }
        defer { _ = state.withLock { $0.cancelled.remove(id) } }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isCancelled = state.withLock { state in
                    state.lastActivity = .now
                    guard state.cancelled.contains(id) else {
                        state.sleepers[id] = Sleeper(due: deadline.elapsed, continuation: continuation)
                        return false
                    }
                    return true
                }
                if isCancelled { continuation.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                let sleeper = state.sleepers.removeValue(forKey: id)
                if sleeper == nil { state.cancelled.insert(id) }
                return sleeper
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Wakes who sleeps, and leaps, until it is cancelled; without it nobody wakes.
    package func run() async {
        while !Task.isCancelled {
            wake()
            // Only a cancellation ends it early, which ends the loop.
            try? await Task.sleep(for: .milliseconds(1))
        }
    }

    private func wake() {
        // Outside the lock: who is asked may read the clock.
        let (asked, sleepers) = state.withLock { ($0.isBusy, $0.sleepers.count) }
        let isBusy = asked(sleepers)
        let woken = state.withLock { state -> [Sleeper] in
            if let first = state.sleepers.values.lazy.map(\.due).min(), first > state.elapsed {
                let still = isBusy ? Self.longestRequest : Self.quiet
                guard ContinuousClock.now - state.lastActivity >= still else { return [] }
                state.elapsed = first
            }
            let due = state.sleepers.filter { $0.value.due <= state.elapsed }
            for id in due.keys { state.sleepers[id] = nil }
            if !due.isEmpty { state.lastActivity = .now }
            return due.values.sorted { $0.due < $1.due }
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }

    /// How long nothing must have been done: longer than a row takes from its answer to its next request.
    private static let quiet = Duration.milliseconds(10)
    /// After so long without anything done, a request that seems to be under way was given up without an answer: waiting for it
    /// would never end.
    private static let longestRequest = Duration.seconds(120)
}
