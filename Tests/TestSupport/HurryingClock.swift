/// A clock on which every sleep is over at once, and whose time is the machine's.
///
/// For the other clocks see `StandingClock`.
package struct HurryingClock: Clock {
    package init() {}

    package var now: ContinuousClock.Instant { ContinuousClock.now }
    package var minimumResolution: Duration { .nanoseconds(1) }

    package func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
    }
}
