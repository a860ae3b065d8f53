import Synchronization

/// Raised once, by the first Ctrl-C or SIGTERM, and read by everything that would send.
package final class StopSignal: Sendable {
    private let raised = Atomic(false)

    package init() {}

    package func raise() { raised.store(true, ordering: .releasing) }

    package var isRaised: Bool { raised.load(ordering: .acquiring) }
}
