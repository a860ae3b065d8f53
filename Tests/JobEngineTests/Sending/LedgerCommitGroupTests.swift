import CoreMetrics
import JobModel
import LocalFiles
import SQLiteLedger
import Synchronization
import TestSupport
import Testing

@testable import JobEngine

/// Lanes that share transactions: each goes on only once its own changes are in the ledger.
struct LedgerCommitGroupTests {
    private static let lanes = 32
    private static let rowsOfLane = 6

    private func ledger(rows: Int, metrics: CountingMetrics, _ folder: TemporaryFolder) async throws -> SQLiteLedger {
        let ledger = try SQLiteLedger.open(folder: folder.path + "/state", metrics: metrics)
        try await ledger.createRun(
            RunRecord(id: "r", definition: JobDefinition(job: "test"), started: 1, out: "out", base: ".")
        )
        var step = StepRecord(number: 1, subject: .people, name: "people", source: "a.csv", header: ["name"])
        step.records = rows
        try await ledger.addStep(step, of: "r")
        try await ledger.add(
            (0..<rows).map { number in
                PlannedRow(
                    line: number + 2,
                    row: number + 2,
                    originRow: number + 2,
                    matchKey: "E\(number)",
                    action: .create,
                    record: ["E"]
                )
            },
            run: "r",
            step: 1
        )
        try await ledger.completePlan(of: "r", saying: "{}", at: 1)
        try await ledger.confirm("r", by: .option, at: 1)
        try await ledger.updateRun("r", state: .running)
        return ledger
    }

    private func state(of line: Int, in ledger: SQLiteLedger) async throws -> RowState? {
        try await ledger.row(run: "r", step: 1, line: line)?.state
    }

    @Test func `many lanes share transactions, and each finds its change in the ledger when it goes on`() async throws {
        let (folder, metrics) = (try TemporaryFolder(), CountingMetrics())
        let rows = Self.lanes * Self.rowsOfLane
        let ledger = try await ledger(rows: rows, metrics: metrics, folder)
        let before = metrics.transactions
        let group = LedgerCommitGroup(ledger: ledger, run: "r", step: 1, time: LedgerTime())
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for lane in 0..<Self.lanes {
                tasks.addTask {
                    for place in 0..<Self.rowsOfLane {
                        let line = lane * Self.rowsOfLane + place + 2
                        try await group.record([.send(lines: [line], at: .now)])
                        #expect(try await state(of: line, in: ledger) == .sending)
                        try await group.record([.settle(Settlement(line: line, outcome: .created))])
                        #expect(try await state(of: line, in: ledger) == .settled)
                    }
                }
            }
            try await tasks.waitForAll()
        }
        #expect(try await ledger.outcomes(run: "r", step: 1) == [.created: rows])
        // One by one they would be two for each row.
        #expect(metrics.transactions - before < rows)
    }

    @Test func `a lane that is alone writes at once, each change by itself`() async throws {
        let (folder, metrics) = (try TemporaryFolder(), CountingMetrics())
        let ledger = try await ledger(rows: 3, metrics: metrics, folder)
        let before = metrics.transactions
        let group = LedgerCommitGroup(ledger: ledger, run: "r", step: 1, time: LedgerTime())
        for line in 2...4 {
            try await group.record([.send(lines: [line], at: .now)])
            try await group.record([.settle(Settlement(line: line, outcome: .created))])
        }
        #expect(metrics.transactions - before == 6)
    }

    @Test func `what cannot be written is thrown to every lane of the transaction, and the next one writes`()
        async throws
    {
        let (folder, metrics) = (try TemporaryFolder(), CountingMetrics())
        let ledger = try await ledger(rows: 20, metrics: metrics, folder)
        let group = LedgerCommitGroup(ledger: ledger, run: "r", step: 1, time: LedgerTime())
        let failures = await withTaskGroup(of: Int.self) { tasks in
            for line in 2...21 {
                tasks.addTask {
                    // A row that is not sent yet cannot be accepted.
                    do { try await group.record([.accept(lines: [line], taskID: "t")]) } catch { return 1 }
                    return 0
                }
            }
            return await tasks.reduce(0, +)
        }
        #expect(failures == 20)
        try await group.record([.send(lines: [2], at: .now)])
        #expect(try await state(of: 2, in: ledger) == .sending)
    }
}

/// Counts the ledger's transactions.
private final class CountingMetrics: MetricsFactory, Sendable {
    private let count = Mutex(0)
    var transactions: Int { count.withLock { $0 } }

    private final class Handler: CounterHandler, FloatingPointCounterHandler, RecorderHandler {
        func increment(by: Int64) {}
        func increment(by: Double) {}
        func reset() {}
        func record(_ value: Int64) {}
        func record(_ value: Double) {}
    }

    private final class Transactions: TimerHandler {
        private let factory: CountingMetrics
        init(factory: CountingMetrics) { self.factory = factory }
        func recordNanoseconds(_ duration: Int64) { factory.count.withLock { $0 += 1 } }
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler { Handler() }
    func makeFloatingPointCounter(label: String, dimensions: [(String, String)]) -> any FloatingPointCounterHandler {
        Handler()
    }
    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        Handler()
    }
    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler { NoMeter() }
    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler { Transactions(factory: self) }
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    private final class NoMeter: MeterHandler {
        func set(_ value: Int64) {}
        func set(_ value: Double) {}
        func increment(by: Double) {}
        func decrement(by: Double) {}
    }
}
