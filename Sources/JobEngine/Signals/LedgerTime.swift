import Synchronization

/// Adds up what lanes waited for the ledger; read from any thread.
final class LedgerTime: Sendable {
    private let spent = Mutex(Duration.zero)

    func add(_ time: Duration) { spent.withLock { $0 += time } }

    var total: Duration { spent.withLock { $0 } }
}
