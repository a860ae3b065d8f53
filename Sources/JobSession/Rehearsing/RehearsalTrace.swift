import ContactAPI
import DirectoryClient
import Synchronization

/// Counts the requests of a rehearsal: what they waited for, which were throttled.
final class RehearsalTrace: RequestTrace {
    struct Counts: Sendable {
        var throttled = 0
        /// Seconds that requests waited, added up over all that waited at once, by the endpoint's name.
        var waited: [String: Double] = [:]
    }

    private let counted = Mutex(Counts())
    private let clock: RehearsalClock

    init(clock: RehearsalClock) { self.clock = clock }

    var counts: Counts { counted.withLock { $0 } }

    func note(_ request: TracedRequest) {
        counted.withLock { counts in
            if request.code == Self.throttled { counts.throttled += 1 }
            counts.waited[request.endpoint, default: 0] += request.waitMilliseconds / 1000
        }
        clock.noteActivity()
    }

    private static let throttled = 99_991_400
}
