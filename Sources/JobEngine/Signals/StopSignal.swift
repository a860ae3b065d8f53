import JobModel
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

extension StopSignal {
    /// Does something, and meanwhile looks again and again whether a person wants it to stop; where one does, this is raised.
    ///
    /// How it ends is said by the work alone: a look that is cancelled ends nothing, and neither does a store that is away.
    /// `cancels` says that the work is cancelled then, because it does not look at this.
    func heeding<Value: Sendable>(
        every interval: Duration,
        cancelling cancels: Bool = false,
        _ look: @escaping @Sendable () async throws -> Bool,
        during work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask {
                while !self.isRaised {
                    do {
                        try await Task.sleep(for: interval)
                        if try await look() { self.raise() }
                    } catch is CancellationError {
                        // The end of the work cancels this, and so may the caller.
                        return nil
                    } catch is LedgerError {
                        // A store that is away is asked again; writing to it says why it is.
                    }
                }
                return nil
            }
            group.addTask { .some(try await work()) }
            defer { group.cancelAll() }
            while let end = try await group.next() {
                if let end { return end }
                if cancels { group.cancelAll() }
            }
            throw CancellationError()
        }
    }
}
