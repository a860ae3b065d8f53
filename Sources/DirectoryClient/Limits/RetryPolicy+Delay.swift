extension RetryPolicy {
    /// Returns how long to wait before the next attempt, or `nil` when the attempts are used up.
    ///
    /// Full jitter: uniform between zero and a ceiling that doubles from `base` to `cap`: 0.5 s, 1 s, 2 s … 60 s with
    /// the defaults. The directory's own figure is a floor that jitter never shortens.
    /// Source: Brooker, "Exponential Backoff And Jitter", AWS, 2015; `x-ogw-ratelimit-reset` of the contact API.
    ///
    /// - Parameters:
    ///   - attempt: Attempts made so far; 1 after the first failure.
    ///   - floor: The least wait that the directory asked for.
    /// - Returns: The wait, or `nil`.
    package func delay(after attempt: Int, floor: Duration) -> Duration? {
        guard attempt < maximumAttempts else { return nil }
        return max(floor, jitter(after: attempt))
    }

    func jitter(after attempt: Int) -> Duration {
        min(cap, base * (1 << min(max(attempt - 1, 0), 16))) * Double.random(in: 0...1)
    }
}
