import JobEngine
import JobModel

/// How far a run is, again and again, for as long as a process is at work on it.
struct RunTicks: AsyncSequence, Sendable {
    typealias Element = (status: RunStatus, samples: [RateSample])

    let monitor: RunMonitor
    let run: String

    func makeAsyncIterator() -> Iterator { Iterator(monitor: monitor, run: run) }

    struct Iterator: AsyncIteratorProtocol {
        let monitor: RunMonitor
        let run: String
        private var hasBegun = false

        init(monitor: RunMonitor, run: String) { (self.monitor, self.run) = (monitor, run) }

        /// - Throws: `CancellationError`; what reading the ledger throws.
        mutating func next() async throws -> Element? {
            if hasBegun { try await Task.sleep(for: .seconds(1)) }
            hasBegun = true
            let progress = try await monitor.progress(of: run)
            return progress.status.isAtWork == true ? progress : nil
        }
    }
}
