import JobModel
import LocalFiles
import SQLiteLedger
import TestSupport
import Testing

@testable import JobEngine

/// When failures stop a run that several workers write.
struct SharedBreakerTests {
    private let ledger: SQLiteLedger

    init() async throws {
        ledger = try SQLiteLedger.inMemory()
        try await ledger.createTestRun(steps: 1, rows: Array(2...401), records: 400)
        try await ledger.completeStep(1, leftOut: 0, of: "r")
        try await ledger.begin("r")
    }

    /// Settles rows as any worker does; every `nth` of them fails.
    private func settle(_ lines: ClosedRange<Int>, failing nth: Int) async throws {
        let now = BootTimestamp.now
        try await ledger.commit([.send(lines: Array(lines), at: now)], run: "r", step: 1)
        let changes = lines.map { line in
            var settlement = Settlement(line: line, outcome: line.isMultiple(of: nth) ? .failed : .created)
            settlement.code = line.isMultiple(of: nth) ? "40001" : nil
            return LedgerChange.settle(settlement)
        }
        try await ledger.commit(changes, run: "r", step: 1)
    }

    private func breaker(stopAt: Double) -> SharedBreaker {
        var safety = JobDefinition.Safety()
        safety.stopAt = stopAt
        return SharedBreaker(ledger: ledger, run: "r", step: 1, safety: safety)
    }

    @Test func `the rows of all workers count, from fifty on`() async throws {
        var breaker = breaker(stopAt: 0.2)
        // Each of five workers has seen ten rows.
        for worker in 0..<4 { try await settle(worker * 10 + 2...worker * 10 + 11, failing: 5) }
        #expect(try await breaker.verdict() == nil)
        try await settle(42...51, failing: 5)
        #expect(try await breaker.verdict() == .safety(code: "40001", failed: 10, settled: 50))
    }

    @Test func `the rows of one worker alone stop nothing while the others succeed`() async throws {
        var breaker = breaker(stopAt: 0.2)
        try await settle(2...201, failing: 1000)
        #expect(try await breaker.verdict() == nil)
        // Half of these fail, and a tenth of all.
        try await settle(202...251, failing: 2)
        #expect(try await breaker.verdict() == nil)
        try await settle(252...301, failing: 1)
        #expect(try await breaker.verdict() == .safety(code: "40001", failed: 75, settled: 300))
    }

    @Test func `what failed before a person had the run go on does not stop it`() async throws {
        var breaker = breaker(stopAt: 0.2)
        try await settle(2...101, failing: 1)
        #expect(try await breaker.verdict() != nil)
        try await ledger.forgetStopRequest(of: "r")
        #expect(try await breaker.verdict() == nil)
        // Fewer than a fifth of all, and more than a fifth since.
        try await settle(102...151, failing: 4)
        #expect(try await breaker.verdict() == .safety(code: "40001", failed: 12, settled: 50))
    }

    @Test(arguments: Outcome.allCases)
    func `a worker counts the same outcomes as the ledger, besides the unknown rows of its own line`(
        outcome: Outcome
    ) {
        var breaker = CircuitBreaker(safety: JobDefinition.Safety())
        breaker.note([Settlement(line: 2, outcome: outcome)])
        let isInLedger = StepTally.settledList.contains("'\(outcome.rawValue)'")
        #expect(isInLedger == outcome.isTried)
        #expect(breaker.settled == (isInLedger || outcome == .unknown ? 1 : 0))
    }

    @Test func `rows that were not tried do not make failures fewer`() {
        var safety = JobDefinition.Safety()
        (safety.stopAt, safety.canary) = (0.2, 0)
        var breaker = CircuitBreaker(safety: safety)
        breaker.note((1...400).map { Settlement(line: $0, outcome: $0.isMultiple(of: 2) ? .notAttempted : .unchanged) })
        breaker.note((401...440).map { Settlement(line: $0, outcome: .created) })
        #expect(breaker.verdict == nil)
        breaker.note((441...450).map { Settlement(line: $0, outcome: .failed) })
        #expect(breaker.verdict == .safety(code: "unknown", failed: 10, settled: 50))
    }

    @Test func `rows of a worker that has died stop nothing`() async throws {
        var breaker = breaker(stopAt: 0.2)
        try await ledger.commit([.send(lines: Array(2...101), at: .now)], run: "r", step: 1)
        let unknown = (2...101).map { LedgerChange.settle(.unknown(line: $0, because: nil)) }
        try await ledger.commit(unknown, run: "r", step: 1)
        #expect(try await breaker.verdict() == nil)
        let tally = try await ledger.tally(run: "r", step: 1, inFull: true)
        #expect(CircuitBreaker(safety: JobDefinition.Safety(), tally).verdict == nil)
    }

    @Test func `the next owner of a run begins with what has failed already`() async throws {
        try await settle(2...51, failing: 5)
        let tally = try await ledger.tally(run: "r", step: 1, inFull: true)
        var safety = JobDefinition.Safety()
        safety.stopAt = 0.2
        #expect(CircuitBreaker(safety: safety, tally).verdict == .safety(code: "40001", failed: 10, settled: 50))
        safety.stopAt = 0.3
        #expect(CircuitBreaker(safety: safety, tally).verdict == nil)
    }
}
