import Synchronization

/// How many requests of a client may be sent again after a transient failure: a hundred, and a share of all.
///
/// Without it a directory that is half down would be asked six times as often by everybody. Answers that ask for
/// patience do not count; they are waited out.
/// Source: "Site Reliability Engineering", chapter 22, "Per-client retry budget".
final class RetryBudget: Sendable {
    private let share: Double
    private let counts = Mutex((sent: 0, again: 0))

    init(share: Double) { self.share = share }

    func noteSent() { counts.withLock { $0.sent += 1 } }

    /// Takes one; `false` when they are used up.
    func take() -> Bool {
        counts.withLock { counts in
            guard Double(counts.again) < Self.least + share * Double(counts.sent) else { return false }
            counts.again += 1
            return true
        }
    }

    private static let least = 100.0
}
