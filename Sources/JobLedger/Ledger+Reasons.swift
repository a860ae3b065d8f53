import GRDB
package import JobModel

extension Ledger {
    /// How the rows of a step ended that did not succeed, grouped by outcome and code.
    package func endings(run: String, step: Int) async throws -> [RowEnding] {
        let wished = Outcome.allCases.filter(\.isAsWished).map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT outcome, code, count(*) AS number FROM row
                    WHERE run = ? AND step = ? AND state = 'settled' AND outcome NOT IN (\(wished))
                    GROUP BY outcome, code ORDER BY number DESC, min(line)
                    """,
                arguments: [run, step]
            ).map { row in
                RowEnding(
                    outcome: try row.readWord("outcome"),
                    code: try row.readOptional("code"),
                    rows: try row.read("number")
                )
            }
        }
    }

    /// The first rows that ended so, in file order.
    package func rows(run: String, step: Int, endedBy ending: RowEnding, limit: Int) async throws -> [LedgerRow] {
        try await read {
            try StoredRow.fetch(
                $0,
                where: "state = 'settled' AND outcome = ? AND code IS ?",
                run,
                step,
                [ending.outcome.rawValue, ending.code?.databaseValue ?? .null],
                limit: limit
            )
        }
    }
}
