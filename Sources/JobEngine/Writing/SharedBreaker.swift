import JobModel

/// The breaker of a step that several workers write: judges by what the ledger has of all of them.
///
/// So as many failures stop a run of many workers as of one, besides what is in flight. Lost answers are the fault of one
/// worker's line, and that worker's to judge; and a row is *unknown* too whose worker has died.
struct SharedBreaker {
    private let ledger: any LedgerStore
    private let run: String
    private let step: Int
    private var safety: JobDefinition.Safety
    /// Rows that had settled when they were last counted: they only become more, until a person lets the run go on.
    private var settled = 0
    /// How many had failed when that was last looked at.
    private var failed: [String: Int] = [:]

    init(ledger: any LedgerStore, run: String, step: Int, safety: JobDefinition.Safety) {
        self.ledger = ledger
        self.run = run
        self.step = step
        self.safety = safety
        // The owner of the run sends the canary rows alone, before anyone else has a part.
        self.safety.canary = 0
    }

    /// Why the run must stop; `nil` where it can go on.
    ///
    /// Rows that did not succeed are found by an index. All of them are counted only where those may be too many.
    mutating func verdict() async throws -> StopReason? {
        let failures = try await ledger.tally(run: run, step: step, inFull: false)
        // Fewer than before: a person has let the run go on since, and all is counted from then on.
        if failed.contains(where: { failures.failed[$0.key, default: 0] < $0.value }) { settled = 0 }
        failed = failures.failed
        guard CircuitBreaker(safety: safety, failures).mayStop(ofAtLeast: settled) else { return nil }
        let all = try await ledger.tally(run: run, step: step, inFull: true)
        settled = all.settled
        return CircuitBreaker(safety: safety, all).verdict
    }
}
