/// When the next requests may leave: decided here for every store, from what it has counted.
package enum RateTurns {
    /// The next `count` times, earliest first; `sent` are the newest sends, oldest first.
    ///
    /// `windows` are to be kept all at once, as (limit, seconds), as long as they are kept now; all times are by one clock.
    ///
    /// - Throws: `StoredLimitTooFar` where what is stored lets nothing leave for longer than any limit lasts.
    package static func next(
        _ count: Int,
        after sent: [Double],
        blockedUntil blocked: Double,
        windows: [(limit: Int, seconds: Double)],
        now: Double
    ) throws(StoredLimitTooFar) -> [Double] {
        guard blocked <= now + StoredLimitTooFar.longestBlockSeconds else {
            throw StoredLimitTooFar(seconds: blocked - now)
        }
        var sent = sent
        var turns: [Double] = []
        var earliest = max(now, blocked)
        for _ in 0..<count {
            earliest = max(earliest, sent.last ?? earliest)
            for window in windows where sent.count >= window.limit {
                earliest = max(earliest, sent[sent.count - window.limit] + window.seconds)
            }
            sent.append(earliest)
            turns.append(earliest)
        }
        guard earliest <= now + StoredLimitTooFar.furthest(windows) else {
            throw StoredLimitTooFar(seconds: earliest - now)
        }
        return turns
    }
}
