import GRDB
import JobModel
import LocalFiles
import TestSupport
import Testing

@testable import PostgresLedger
@testable import SQLiteLedger

/// Looks at very many rows, over every store.
struct MarkConformanceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: StoreUnderTest.all, RowScope.allCases)
    func `the marks of rows say what the whole rows do, page by page`(
        store: StoreUnderTest,
        scope: RowScope
    ) async throws {
        let ledger = try await store.open(folder.path)
        try await ledger.createTestRun(steps: 1, rows: Array(1...8), records: 8)
        try await ledger.completeStep(1, leftOut: 0, of: "r")
        try await ledger.begin("r")
        let moment = BootTimestamp(unixSeconds: 1, bootSeconds: 1, boot: 1)
        try await ledger.commit([.send(lines: [1, 2, 3, 4, 5, 6], at: moment)], run: "r", step: 1)
        let ends = [(1, Outcome.created), (2, .defective), (4, .unknown), (5, .failed)]
        try await ledger.commit(ends.map { .settle(Settlement(line: $0, outcome: $1)) }, run: "r", step: 1)
        // One that is planned, and one that may have been sent; only what is shown has them.
        let damaged = [RowMark.withoutPlan(3, .sending), .withoutPlan(7, .planned)]
        for row in damaged { try await losePlan(line: row.line, in: ledger) }
        let whole =
            switch scope {
            case .shown: try await ledger.shownRows(run: "r", step: 1, afterLine: 0, limit: 9)
            case .planned: try await ledger.rows(run: "r", step: 1, afterLine: 0, limit: 9)
            case .unsuccessful: try await ledger.unsuccessfulRows(run: "r", step: 1, afterLine: 0, limit: 9)
            }
        let expected = whole.map { row in
            RowMark(
                line: row.planned.line,
                originRow: row.planned.originRow,
                matchKey: row.planned.matchKey,
                standing: RowStanding(row.state, row.outcome)
            )
        }
        #expect(expected.map(\.line) == Self.lines(of: scope))
        #expect(expected.filter { damaged.contains($0) } == (scope == .shown ? damaged : []))
        #expect(whole.filter { $0.planned.originRow < 0 }.map(\.planned.row) == (scope == .shown ? [3, 7] : []))
        var marks: [RowMark] = []
        while case let page = try await ledger.marks(
            run: "r",
            step: 1,
            of: scope,
            afterLine: marks.last?.line ?? 0,
            limit: 3
        ), !page.isEmpty {
            #expect(page.count <= 3)
            marks += page
        }
        #expect(marks == expected)
        #expect(marks.map(\.isUnsuccessful) == whole.map { $0.outcome?.isSuccess != true })
        #expect(try await ledger.marks(run: "r", step: 2, of: scope, afterLine: 0, limit: 9).isEmpty)
    }

    private static func lines(of scope: RowScope) -> [Int] {
        switch scope {
        case .shown: Array(1...8)
        case .planned: [1, 2, 4, 5, 6, 8]
        case .unsuccessful: [2, 4, 5, 6, 8]
        }
    }

    /// Loses the plan of a row, as a damaged store does.
    private func losePlan(line: Int, in ledger: any LedgerStore) async throws {
        switch ledger {
        case let ledger as SQLiteLedger:
            try await ledger.database.write { db in
                try db.execute(sql: "DELETE FROM plan WHERE line = ?", arguments: [line])
            }
        case let ledger as PostgresLedger:
            try await ledger.writeRows(of: "r") { connection in
                _ = try connection.execute("DELETE FROM roster_plan WHERE line = \(line)")
            }
        default: Issue.record("A store whose plans cannot be lost: \(ledger)")
        }
    }
}

extension RowMark {
    /// What a row without a plan is shown as.
    fileprivate static func withoutPlan(_ line: Int, _ state: RowState) -> RowMark {
        RowMark(line: line, originRow: -line, matchKey: "", standing: RowStanding(state))
    }
}
