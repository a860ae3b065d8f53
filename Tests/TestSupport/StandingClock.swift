/// A clock that stands still: whoever sleeps by it sleeps until cancelled.
///
/// Of the clocks, choose this where a wait must not end, `HurryingClock` where no wait matters, and `ManualClock` where
/// a test moves the time or asks how long was waited.
package struct StandingClock: Clock {
    /// Yields once for each sleeper.
    package let sleeping = AsyncStream.makeStream(of: Void.self)
    package let now = ContinuousClock.now

    package init() {}

    package var minimumResolution: Duration { .nanoseconds(1) }

    package func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
        sleeping.continuation.yield()
        for await _ in AsyncStream<Void>.makeStream().stream {}
        try Task.checkCancellation()
    }
}
