import Synchronization

/// How long the tasks of a step take, and so when it is worth asking for one.
///
/// A directory works on one task after the other: the next one takes about as long as the last one did. Asked for shortly
/// before that, and often from then on, its end is noticed soon, and with fewer calls than by pauses that only grow.
final class TaskPace: Sendable {
    private let last = Mutex<Duration?>(nil)

    /// Notes how long a task took, from its ticket to its end.
    func note(_ time: Duration) { last.withLock { $0 = time } }

    /// The pauses before each question after the first.
    func pauses() -> Pauses { Pauses(expected: last.withLock { $0 }) }

    /// Pauses that grow by half, from an eighth of the first; none is longer than two seconds.
    struct Pauses {
        private var following: Duration
        private var first: Duration?

        /// `expected` is how long the task may take; `nil` where none has ended yet.
        init(expected: Duration?) {
            let first = expected.map { Self.within($0 * 0.75) }
            self.first = first
            following = first.map { Self.within($0 / 8) } ?? Self.shortest
        }

        mutating func next() -> Duration {
            if let first = first.take() { return first }
            defer { following = Self.within(following * 1.5) }
            return following
        }

        private static func within(_ pause: Duration) -> Duration { min(max(pause, shortest), longest) }

        private static let shortest = Duration.milliseconds(10)
        private static let longest = Duration.seconds(2)
    }
}
