import JobEngine
import JobModel

/// How far a run is, again and again, for as long as it is under way, and this console has more to say of it.
struct RunTicks: AsyncSequence, Sendable {
    typealias Element = (status: RunStatus, samples: [RateSample])

    let monitor: RunMonitor
    let supervisor: RunSupervisor
    let run: String

    func makeAsyncIterator() -> Iterator { Iterator(monitor: monitor, supervisor: supervisor, run: run) }

    struct Iterator: AsyncIteratorProtocol {
        let monitor: RunMonitor
        let supervisor: RunSupervisor
        let run: String
        private var hasBegun = false

        init(monitor: RunMonitor, supervisor: RunSupervisor, run: String) {
            (self.monitor, self.supervisor, self.run) = (monitor, supervisor, run)
        }

        /// - Throws: `CancellationError`; what reading the ledger throws.
        mutating func next() async throws -> Element? {
            if hasBegun { try await monitor.awaitNews(of: run, atMost: .seconds(1)) }
            hasBegun = true
            let progress = try await monitor.progress(of: run)
            if progress.status.isUnderWay { return progress }
            // Why a session has ended is known a moment after the run is free.
            return await supervisor.isWorking(on: run) ? progress : nil
        }
    }
}
