package import ContactAPI
import DequeModule
import JobModel

/// Keeps every window of an endpoint at once: never more than `limit` sends in any `span`, however many workers ask.
///
/// The contact API's usual tier is 50 a second and 1,000 a minute; whichever is full makes the caller wait.
/// A directory that throttles in spite of it has other callers, or a lower ceiling than the documented one: then the
/// windows grow, as `LearnedCeiling` says.
package actor LocalRateLimiter: RateLimiter {
    private let windows: [RateWindow]
    private let time: ClientClock
    /// The last turns, oldest first: as many as the widest window holds, and those behind them that may count again.
    private var sent: Deque<Duration> = []
    private var blockedUntil: Duration = .zero
    private var ceiling = LearnedCeiling()

    /// No more requests than that wait at once.
    private static let mostGivenBack = 256

    package init(_ windows: [RateWindow], time: ClientClock) {
        self.windows = windows
        self.time = time
    }

    /// Takes a turn and returns its time.
    ///
    /// The place is taken before the wait, because others enter during it; turns are handed out in the order of asking.
    package func next() -> Duration {
        var turn = max(time.now, sent.last ?? .zero, blockedUntil)
        let stretch = ceiling.stretch(at: time.now / .seconds(1))
        for window in windows where sent.count >= window.limit {
            turn = max(turn, sent[sent.count - window.limit] + window.span * stretch)
        }
        guard let most = windows.map(\.limit).max() else { return turn }
        sent.append(turn)
        if sent.count > most + Self.mostGivenBack { sent.removeFirst() }
        return turn
    }

    package func giveBack(_ turn: Duration) {
        if let place = sent.lastIndex(of: turn) { sent.remove(at: place) }
    }

    package func block(until time: Duration) {
        guard time > blockedUntil else { return }
        // Several workers hear of the same full window; it is learned from once.
        if self.time.now >= blockedUntil { ceiling.throttled(at: self.time.now / .seconds(1)) }
        blockedUntil = time
    }

    package func holds(_ turn: Duration) -> Bool { turn >= blockedUntil }
}
