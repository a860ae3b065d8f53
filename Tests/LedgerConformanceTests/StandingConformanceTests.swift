import JobModel
import LocalFiles
import TestSupport
import Testing
import Wording

/// Rows counted by how they stand, and those of which something is said, over every store.
struct StandingConformanceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static func planned(_ line: Int, number: Int? = nil) -> PlannedRow {
        let number = number ?? line
        return PlannedRow(line: line, row: number, originRow: number, matchKey: "E", action: .create, record: [])
    }

    private static func invalid(_ line: Int) -> PlannedRow {
        var row = planned(line)
        row.findings = [
            Finding(
                code: "x.y",
                problem: LocalizedText(en: "wrong", zh: "错"),
                remedy: LocalizedText(en: "correct it", zh: "改")
            )
        ]
        return row
    }

    private func ledger(
        _ store: StoreUnderTest,
        _ rows: [PlannedRow],
        records: Int? = nil
    ) async throws
        -> any LedgerStore
    {
        let ledger = try await store.open(folder.path)
        try await ledger.createTestRun(steps: 1, records: records ?? rows.count)
        try await ledger.add(rows, run: "r", step: 1)
        try await ledger.completeStep(1, leftOut: (records ?? rows.count) - rows.count, of: "r")
        try await ledger.begin("r")
        return ledger
    }

    private func send(_ ledger: any LedgerStore, _ lines: [Int]) async throws {
        let moment = BootTimestamp(unixSeconds: 1, bootSeconds: 1, boot: 1)
        try await ledger.commit([.send(lines: lines, at: moment)], run: "r", step: 1)
    }

    private func settle(_ ledger: any LedgerStore, _ line: Int, _ outcome: Outcome, code: String? = nil) async throws {
        var settlement = Settlement(line: line, outcome: outcome)
        settlement.code = code
        try await ledger.commit([.settle(settlement)], run: "r", step: 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `rows are counted by how they stand, those that are sent just now too`(store: StoreUnderTest) async throws {
        let rows = [Self.invalid(2)] + (3...10).map { Self.planned($0) }
        let ledger = try await ledger(store, rows, records: 12)
        #expect(try await ledger.standings(run: "r", step: 1) == [RowStanding(.invalid): 1, RowStanding(.planned): 8])
        try await send(ledger, [3, 4, 5, 6, 7])
        try await settle(ledger, 3, .created)
        try await settle(ledger, 4, .created)
        try await settle(ledger, 5, .failed)
        try await ledger.commit([.accept(lines: [6], taskID: "t")], run: "r", step: 1)
        let expected = [
            RowStanding(.invalid): 1, RowStanding(.created): 2, RowStanding(.failed): 1, RowStanding(.accepted): 1,
            RowStanding(.sending): 1, RowStanding(.planned): 3,
        ]
        #expect(try await ledger.standings(run: "r", step: 1) == expected)
        #expect(try await ledger.outcomes(run: "r", step: 1) == [.invalid: 1, .created: 2, .failed: 1])
        #expect(try await ledger.standings(run: "r", step: 2).isEmpty)
        #expect(try await ledger.outcomes(run: "none", step: 1).isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `rows are found by their numbers, on any lines`(store: StoreUnderTest) async throws {
        // A field with a line break, and two rows of one number, of which one has the line that is another's number.
        let rows = [(2, 2), (3, 3), (5, 4), (6, 6), (7, 6), (8, 5)].map { Self.planned($0, number: $1) }
        let ledger = try await ledger(store, rows)
        try await send(ledger, [5, 7])
        try await settle(ledger, 5, .failed)
        func lines(_ number: Int) async throws -> [Int] {
            try await ledger.rows(run: "r", step: 1, numbered: number).map(\.planned.line)
        }
        for (number, expected) in [(2, [2]), (4, [5]), (5, [8]), (6, [6, 7]), (7, []), (8, []), (9, [])] {
            #expect(try await lines(number) == expected, "\(number)")
        }
        let some = try await ledger.standings(run: "r", step: 1, numbered: [3, 4, 6, 7, 99])
        #expect(some == [RowStanding(.planned): 2, RowStanding(.failed): 1, RowStanding(.sending): 1])
        #expect(try await ledger.standings(run: "r", step: 1, numbered: []).isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `rows of which nothing is said, and those that succeeded, have no reason`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, [Self.invalid(2)] + (3...9).map { Self.planned($0) })
        try await send(ledger, [3, 4, 5, 6, 7])
        try await settle(ledger, 3, .created, code: "batch.updated")
        try await settle(ledger, 4, .defective)
        try await settle(ledger, 5, .failed, code: "41001")
        try await settle(ledger, 6, .unknown, code: "answer.lost")
        // Read back and due again, with what was said of it.
        try await settle(ledger, 7, .unknown, code: "no.answer")
        try await ledger.commit([.reopen(line: 7, newGeneration: false)], run: "r", step: 1)
        let all = try await ledger.unsuccessfulRows(run: "r", step: 1, afterLine: 0, limit: 100)
        let expected = all.filter { $0.code != nil || $0.problem != nil }
        #expect(expected.map(\.planned.line) == [2, 5, 6, 7])
        #expect(try await ledger.rowsWithReason(run: "r", step: 1, afterLine: 0, limit: 100) == expected)
        let page = try await ledger.rowsWithReason(run: "r", step: 1, afterLine: 2, limit: 2)
        #expect(page.map(\.planned.line) == [5, 6])
        #expect(try await ledger.rowsWithReason(run: "r", step: 1, afterLine: 7, limit: 2).isEmpty)
    }
}
