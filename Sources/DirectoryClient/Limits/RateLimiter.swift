/// Decides when a request may be sent: a queue of turns that keeps some windows.
protocol RateLimiter: Sendable {
    /// Takes the next free turn and returns its time; the caller waits for it.
    func next() async throws -> Duration

    /// A turn that was taken and is not used after all is free for others again.
    func giveBack(_ turn: Duration) async throws

    /// Nobody sends before `time`.
    func block(until time: Duration) async throws

    /// Whether nothing has been blocked since a turn at that time was taken.
    func holds(_ turn: Duration) async -> Bool
}
