/// A clock that stands still: whoever sleeps by it sleeps until cancelled.
struct StandingClock: Clock {
    let sleeping = AsyncStream.makeStream(of: Void.self)

    var now: JumpingClock.Instant { JumpingClock.Instant(offset: .zero) }
    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: JumpingClock.Instant, tolerance: Duration?) async throws {
        sleeping.continuation.yield()
        for await _ in AsyncStream<Void>.makeStream().stream {}
        try Task.checkCancellation()
    }
}
