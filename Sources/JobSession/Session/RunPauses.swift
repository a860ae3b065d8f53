import JobEngine

/// How long a worker leaves alone the runs that it cannot serve: 5 s at first, then twice as long each time, up to a
/// minute, because a line that breaks once is soon there again.
struct RunPauses {
    private struct Pause {
        var until: ContinuousClock.Instant
        /// How often the run was left since it was last served.
        var times: Int
    }

    private var pauses: [String: Pause] = [:]

    /// Leaves a run where that is what came of serving it, and else forgets that it was left.
    mutating func note(_ served: ServedRun, of run: String, at now: ContinuousClock.Instant) {
        guard served.isLeft else {
            pauses[run] = nil
            return
        }
        // What is waited for is not the run's failure.
        let times = (pauses[run]?.times ?? 0) + (served.wait == nil ? 1 : 0)
        pauses[run] = Pause(until: now + (served.wait ?? Self.pause(times)), times: times)
    }

    func isLeft(_ run: String, at now: ContinuousClock.Instant) -> Bool {
        pauses[run].map { now < $0.until } ?? false
    }

    /// Whether a run was left for a failure since it was last served.
    func hasFailed(_ run: String) -> Bool { (pauses[run]?.times ?? 0) > 0 }

    private static func pause(_ times: Int) -> Duration { min(longest, first * (1 << min(times - 1, 8))) }

    private static let first = Duration.seconds(5)
    private static let longest = Duration.seconds(60)
}
