package import JobEngine
import JobModel
package import Wording

/// How far a run is, again and again, for as long as a process is at work on it, or it waits for a worker: before it is
/// begun, and between two owners.
package struct RunWatch: AsyncSequence, Sendable {
    package typealias Element = RunStatus

    private let history: RunHistory
    private let run: String
    private let interval: Duration

    /// - Parameters:
    ///   - history: Where the run is.
    ///   - run: Its id.
    ///   - interval: How long after one status the next is read at the latest.
    package init(_ history: RunHistory, run: String, every interval: Duration = .seconds(1)) {
        self.history = history
        self.run = run
        self.interval = interval
    }

    package func makeAsyncIterator() -> Iterator { Iterator(history: history, run: run, interval: interval) }

    package struct Iterator: AsyncIteratorProtocol {
        let history: RunHistory
        let run: String
        let interval: Duration
        private var hasBegun = false

        init(history: RunHistory, run: String, interval: Duration) {
            self.history = history
            self.run = run
            self.interval = interval
        }

        /// - Throws: `CancellationError`; what reading the ledger throws.
        package mutating func next() async throws -> RunStatus? {
            if hasBegun { try await history.awaitNews(of: run, atMost: interval) }
            hasBegun = true
            let status = try await history.progress(of: run)
            return status.isUnderWay ? status : nil
        }
    }
}

extension RunStatus {
    /// The step that is under way: the last one of which a row has settled, else the first.
    package var currentStep: Step? { steps.last { $0.open < $0.rows - $0.leftOut } ?? steps.first }

    /// What the step that is under way is called beside its progress.
    package func title(of step: Step) -> LocalizedText {
        let state = RunSentences(self).state
        return LocalizedText(en: "\(state.en): rows of \(step.name)", zh: "\(state.zh)：\(step.name) 的行")
    }
}

extension RunStatus.Step {
    /// Rows that are to be done, and how many of them have settled.
    package var progress: (done: Int, total: Int) { (rows - leftOut - open, rows - leftOut) }
}
