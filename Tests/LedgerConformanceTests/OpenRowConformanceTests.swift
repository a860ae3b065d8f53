import JobModel
import LocalFiles
import TestSupport
import Testing

/// Rows whose end is open, page by page, over every store.
struct OpenRowConformanceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func moment(_ time: Double, boot: Int64 = 1) -> BootTimestamp {
        BootTimestamp(unixSeconds: 1000 + time, bootSeconds: time, boot: boot)
    }

    /// A running run of eight rows on the lines 1 to 8.
    private func ledger(_ store: StoreUnderTest) async throws -> any LedgerStore {
        let ledger = try await store.open(folder.path)
        try await ledger.createTestRun(steps: 1, rows: Array(1...8), records: 8)
        try await ledger.completeStep(1, leftOut: 0, of: "r")
        try await ledger.begin("r")
        return ledger
    }

    private func settle(_ ledger: any LedgerStore, _ lines: [Int], _ outcome: Outcome) async throws {
        try await ledger.commit(lines.map { .settle(Settlement(line: $0, outcome: outcome)) }, run: "r", step: 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `rows that were sent and are not proven come in pages by their lines`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store)
        try await ledger.commit([.send(lines: [1, 2, 3, 5, 6, 8], at: moment(1))], run: "r", step: 1)
        try await settle(ledger, [2, 6], .unknown)
        try await settle(ledger, [3], .created)
        try await ledger.commit([.accept(lines: [8], taskID: "t")], run: "r", step: 1)
        func page(after line: Int) async throws -> [Int] {
            try await ledger.unprovenRows(run: "r", step: 1, afterLine: line, limit: 2).map(\.planned.line)
        }
        #expect(try await page(after: 0) == [1, 2])
        #expect(try await page(after: 2) == [5, 6])
        #expect(try await page(after: 6) == [])
        #expect(try await ledger.unprovenRows(run: "r", step: 2, afterLine: 0, limit: 9).isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `rows of a state come in pages, and those of a task together`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store)
        let changes: [LedgerChange] = [
            .send(lines: [1, 2, 4, 5, 7], at: moment(1)), .accept(lines: [1, 7], taskID: "a"),
            .accept(lines: [2, 4], taskID: "b"), .accept(lines: [5], taskID: "it's"),
        ]
        for change in changes { try await ledger.commit([change], run: "r", step: 1) }
        func page(_ state: RowState, after line: Int) async throws -> [Int] {
            try await ledger.rows(run: "r", step: 1, in: [state], afterLine: line, limit: 3).map(\.planned.line)
        }
        #expect(try await page(.accepted, after: 0) == [1, 2, 4])
        #expect(try await page(.accepted, after: 4) == [5, 7])
        #expect(try await page(.planned, after: 3) == [6, 8])
        func rows(ofTasks tasks: [String]) async throws -> [Int] {
            try await ledger.acceptedRows(run: "r", step: 1, ofTasks: tasks).map(\.planned.line)
        }
        #expect(try await rows(ofTasks: ["a"]) == [1, 7])
        #expect(try await rows(ofTasks: ["b", "it's", "none"]) == [2, 4, 5])
        try await settle(ledger, [7], .created)
        #expect(try await rows(ofTasks: ["a"]) == [1])
        #expect(try await rows(ofTasks: []) == [])
    }

    @Test(arguments: StoreUnderTest.all)
    func `tells for each boot when the last row of an outcome was sent`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store)
        #expect(try await ledger.lastSends(run: "r", step: 1, endedAs: .unknown) == [])
        for (line, moment) in [(1, moment(5)), (2, moment(9)), (3, moment(7)), (4, moment(3, boot: 2))] {
            try await ledger.commit([.send(lines: [line], at: moment)], run: "r", step: 1)
        }
        try await ledger.commit([.send(lines: [5], at: moment(50))], run: "r", step: 1)
        try await settle(ledger, [1, 2, 3, 4], .unknown)
        try await settle(ledger, [5], .created)
        let sends = try await ledger.lastSends(run: "r", step: 1, endedAs: .unknown)
        #expect(sends.map(\.moment) == [moment(9), moment(3, boot: 2)])
        // Only a store with a clock of its own says it.
        for send in sends where !ledger.isOfOneMachine {
            let seconds = try #require(send.secondsByStore)
            #expect(seconds >= 0 && seconds < 600)
        }
    }
}
