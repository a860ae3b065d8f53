import GRDB
import JobModel
import Testing

@testable import SQLiteLedger

/// Rows of a large run are found by an index, and not by a look at each row.
struct RowIndexTests {
    private static let queries: [(query: RowQuery, index: String)] = [
        (RowQuery(step: 1, standings: [RowStanding(.invalid)]), "rowSettled (run=? AND outcome=? AND step=?)"),
        (RowQuery(standings: [RowStanding(.failed)]), "rowSettled (run=? AND outcome=?"),
        (RowQuery(standings: [RowStanding(.failed), RowStanding(.unknown)]), "rowSettled (run=? AND outcome=?"),
        (RowQuery(step: 1, codes: ["41001"]), "rowWithReason (run=? AND step=?"),
        (RowQuery(standings: [RowStanding(.invalid)], codes: ["email.malformed"]), "rowWithReason (run=?"),
    ]

    @Test(arguments: queries)
    func `a filter is served by an index`(given: (query: RowQuery, index: String)) async throws {
        let condition = try RowCondition(run: "r", given.query)
        let plan = try await Self.plan(
            "SELECT step, line \(condition.from) WHERE \(condition.sql) ORDER BY step, line",
            condition.arguments
        )
        #expect(plan.first?.contains(given.index) == true, "\(plan)")
    }

    @Test func `rows of one outcome come in the order of the sheet without being sorted`() async throws {
        let condition = try RowCondition(run: "r", RowQuery(standings: [RowStanding(.created)]))
        let plan = try await Self.plan(
            "SELECT step, line \(condition.from) WHERE \(condition.sql) AND (step, line) > (1, 2) ORDER BY step, line",
            condition.arguments
        )
        #expect(plan.count == 1 && plan[0].contains("COVERING INDEX rowSettled"), "\(plan)")
    }

    @Test func `a row is found by its number without a look at others`() async throws {
        let sought = "SELECT ? UNION \(SQLiteLedger.numberedOtherwise) = ?"
        let plan = try await Self.plan(
            "SELECT line FROM row JOIN plan USING (run, step, line) WHERE run = ? AND step = ? AND line IN (\(sought)) AND number = ?",
            ["r", 1, 2, "r", 1, 2, 2]
        )
        #expect(plan.contains { $0.contains("planNumberedOtherwise (run=? AND step=? AND number=?)") }, "\(plan)")
        for table in ["row", "plan"] {
            let key = "SEARCH \(table) USING PRIMARY KEY (run=? AND step=? AND line=?)"
            #expect(plan.contains { $0.hasPrefix(key) }, "\(plan)")
        }
    }

    private static func plan(_ sql: String, _ arguments: StatementArguments) async throws -> [String] {
        try await SQLiteLedger.inMemory().read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map { $0["detail"] as String }
        }
    }
}
