import ContactAPI
import JobModel

/// The breaker: how many rows of a step have settled, and how many of them failed with which code.
///
/// Canary rows come first; `stop_at` is judged from 50 settled rows on, of which nothing was tried do not count. Lost answers stop the run, too, as a fault of the connection.
/// Source: Decisions, "Canary rows and a safety stop".
struct CircuitBreaker {
    let stopAt: Double
    let canary: Int
    private(set) var settled = 0
    /// Rows whose write is done and whose patch is due; for the canary they have come through.
    private(set) var advanced = 0
    private var failures: [String: Int] = [:]
    /// Rows of which nobody knows what became: no failure of a row, but of the line or of the directory.
    private var unknown = 0

    /// Begins with how rows have ended already.
    init(safety: JobDefinition.Safety, _ tally: StepTally = StepTally()) {
        stopAt = safety.stopAt
        canary = safety.canary
        settled = tally.settled
        failures = tally.failed
        for (code, rows) in tally.defective where !Self.isExpected(code) { failures[code, default: 0] += rows }
    }

    mutating func note(_ changes: [LedgerChange]) {
        for case .advance in changes { advanced += 1 }
    }

    mutating func note(_ settlements: [Settlement]) {
        for settlement in settlements where settlement.outcome == .unknown || settlement.outcome.isTried {
            settled += 1
            switch settlement.outcome {
            case .unknown: unknown += 1
            case .defective where settlement.code.map(Self.isExpected) == true: break
            case .failed, .defective: failures[settlement.code ?? "", default: 0] += 1
            case .created, .updated, .unchanged, .invalid, .notAttempted: break
            }
        }
    }

    /// Whether the run must stop: a code took its share, or every one of the canary rows failed alike.
    var verdict: StopReason? {
        if isTooMany(unknown) { return .responsesLost(unknown, settled: settled) }
        guard let worst = failures.max(by: { $0.value < $1.value }), isTooMany(worst.value) else { return nil }
        return .safety(code: worst.key.isEmpty ? "unknown" : worst.key, failed: worst.value, settled: settled)
    }

    /// Whether so many rows stop the run by what is known, however many have settled besides those that are known of.
    func mayStop(ofAtLeast settled: Int) -> Bool {
        Double(failures.values.max() ?? 0) >= stopAt * Double(max(settled, Self.judgedFrom))
    }

    /// People who have not joined yet cannot be patched: expected of a new wave, and no reason to stop the rest.
    private static func isExpected(_ code: String) -> Bool { ResponseCode.Trait.untilJoined.holds(text: code) }

    private func isTooMany(_ rows: Int) -> Bool {
        let allOfCanary = canary >= Self.leastCanary && settled >= canary && rows == settled
        return allOfCanary || settled >= Self.judgedFrom && Double(rows) >= stopAt * Double(settled)
    }

    private static let judgedFrom = 50
    private static let leastCanary = 5
}
