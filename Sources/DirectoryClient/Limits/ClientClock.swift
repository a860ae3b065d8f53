package import Foundation
import JobModel
import LocalFiles

/// The time as a client sees it: how long it has run, what the calendar says, and how to wait.
///
/// One clock for all waits, given from outside, so that tests do not wait.
package struct ClientClock: Sendable {
    private let elapsed: @Sendable () -> Duration
    private let pause: @Sendable (Duration) async throws -> Void
    private let startedAt: Double
    private let startedAfterBoot: Double
    private let leaps: Bool

    package init(_ clock: some Clock<Duration>, startedAt: Date = Date()) {
        let origin = clock.now
        elapsed = { origin.duration(to: clock.now) }
        pause = { try await clock.sleep(until: origin.advanced(by: $0), tolerance: nil) }
        self.startedAt = startedAt.timeIntervalSince1970
        startedAfterBoot = BootTimestamp.secondsSinceBoot
        leaps = clock is any LeapingClock
    }

    /// Since the start.
    package var now: Duration { elapsed() }

    package func sleep(until time: Duration) async throws { try await pause(time) }

    /// Sleeps for a request, and no longer than it is wanted.
    ///
    /// - Throws: `RequestCalledOff`; `CancellationError`.
    func sleep(until time: Duration, for observer: (any RequestObserver)?) async throws {
        guard let observer else { return try await sleep(until: time) }
        repeat {
            if observer.isCalledOff { throw RequestCalledOff() }
            try await pause(leaps ? time : min(time, now + Self.glance))
        } while now < time
    }

    /// How long a stop waits at most for sleeping tasks.
    static let glance = Duration.milliseconds(200)

    package var unixSeconds: Double { unixSeconds(at: now) }

    package func unixSeconds(at time: Duration) -> Double { startedAt + time / .seconds(1) }

    /// Since the machine was booted, suspended time included: the clock that processes share and nobody sets.
    package var bootSeconds: Double { bootSeconds(at: now) }

    package func bootSeconds(at time: Duration) -> Double { startedAfterBoot + time / .seconds(1) }

    package func time(ofBootSeconds seconds: Double) -> Duration { .seconds(seconds - startedAfterBoot) }
}
