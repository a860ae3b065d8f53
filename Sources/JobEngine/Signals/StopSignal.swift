import Synchronization

/// Raised once, by the first Ctrl-C or SIGTERM, and read by everything that would send.
package final class StopSignal: Sendable {
    private let raised = Atomic(false)
    private let time = Mutex<ContinuousClock.Instant?>(nil)

    package init() {}

    package func raise() {
        time.withLock { $0 = $0 ?? .now }
        raised.store(true, ordering: .releasing)
    }

    /// Whether it was raised so long ago that what is under way no longer gets its time.
    func isRaised(for grace: Duration) -> Bool {
        guard isRaised, let time = time.withLock({ $0 }) else { return false }
        return .now - time >= grace
    }

    package var isRaised: Bool { raised.load(ordering: .acquiring) }
}
