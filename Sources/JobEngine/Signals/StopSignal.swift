import Synchronization

/// Raised once, by the first Ctrl-C or SIGTERM, or by a person who stops the run from elsewhere, and read by everything
/// that would send.
package final class StopSignal: Sendable {
    private let raised = Atomic(false)
    private let time = Mutex<ContinuousClock.Instant?>(nil)
    /// Of a larger piece of work, such as a worker of several runs.
    private let outer: StopSignal?

    /// - Parameter outer: A signal that stops this piece of work as well.
    package init(within outer: StopSignal? = nil) { self.outer = outer }

    package func raise() {
        time.withLock { $0 = $0 ?? .now }
        raised.store(true, ordering: .releasing)
    }

    /// Whether it was raised so long ago that what is under way no longer gets its time.
    func isRaised(for grace: Duration) -> Bool {
        if outer?.isRaised(for: grace) == true { return true }
        guard raised.load(ordering: .acquiring), let time = time.withLock({ $0 }) else { return false }
        return .now - time >= grace
    }

    package var isRaised: Bool { raised.load(ordering: .acquiring) || outer?.isRaised == true }
}
