import ContactAPI
import Synchronization

/// Counts what a client does; read from any thread.
final class ActivityMeter: Sendable {
    private let activity = Mutex(ClientActivity())

    /// A request's way begins: its turn, its intent, its exchange, and all of them again.
    func began() { activity.withLock { $0.underWay += 1 } }

    /// It is over, or waits for what another request fetches.
    func ended() { activity.withLock { $0.underWay -= 1 } }

    func sent(_ endpoint: Endpoint) {
        activity.withLock {
            $0.calls[endpoint, default: 0] += 1
            $0.out += 1
        }
    }

    /// A request that was sent is answered, lost or given up.
    func returned() { activity.withLock { $0.out -= 1 } }

    func waiting(for endpoint: Endpoint, until time: Double) {
        activity.withLock {
            $0.waitingFor = endpoint
            $0.waitingUntil = time
        }
    }

    func throttled(_ endpoint: Endpoint, until time: Double) {
        activity.withLock {
            $0.throttled += 1
            $0.waitingFor = endpoint
            $0.waitingUntil = time
        }
    }

    func spent(_ what: WritableKeyPath<TimeSpent, Duration>, _ time: Duration) {
        activity.withLock { $0.spent[keyPath: what] += time }
    }

    func sentAgain(after cause: String) { activity.withLock { $0.spent.again[cause, default: 0] += 1 } }

    /// The state at `now`; a wait that is over is not shown.
    func snapshot(now: Double) -> ClientActivity {
        var snapshot = activity.withLock { $0 }
        if snapshot.waitingUntil ?? 0 <= now {
            snapshot.waitingFor = nil
            snapshot.waitingUntil = nil
        }
        return snapshot
    }
}
