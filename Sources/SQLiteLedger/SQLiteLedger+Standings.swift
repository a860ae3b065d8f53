import GRDB
package import JobModel

/// Rows counted by how they stand, by indexes and not row by row where that is possible.
extension SQLiteLedger {
    /// How the rows of a step have ended; those not settled are not among them.
    package func outcomes(run: String, step: Int) async throws -> [Outcome: Int] {
        try await read { try Self.outcomes(run: run, step: step, $0) }
    }

    private static func outcomes(run: String, step: Int, _ db: Database) throws -> [Outcome: Int] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT outcome, count(*) AS number FROM row INDEXED BY rowSettled
                WHERE run = ? AND outcome IN (\(allOutcomes)) AND step = ? GROUP BY outcome
                """,
            arguments: [run, step]
        )
        var counts: [Outcome: Int] = [:]
        for row in rows {
            let outcome: Outcome = try row.readWord("outcome")
            counts[outcome] = try row.read("number")
        }
        return counts
    }

    /// How many rows are planned, by their own index.
    private static func rowsToSend(run: String, step: Int, _ db: Database) throws -> Int {
        try Int.fetchOne(
            db,
            sql: "SELECT count(*) FROM row INDEXED BY rowToSend WHERE run = ? AND step = ? AND state = 'planned'",
            arguments: [run, step]
        ) ?? 0
    }

    private static let allOutcomes = Outcome.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")

    /// How the rows of a step stand or have ended, counted.
    ///
    /// No index has rows that are sent and have not settled: they are looked for only where there are any.
    package func standings(run: String, step: Int) async throws -> [RowStanding: Int] {
        try await read { db in
            var counts: [RowStanding: Int] = [:]
            for (outcome, number) in try Self.outcomes(run: run, step: step, db) {
                counts[RowStanding(outcome)] = number
            }
            let settled = counts.values.reduce(0, +)
            let planned = try Row.fetchOne(
                db,
                sql: """
                    SELECT step.records - step.leftOut AS number, run.confirmation IS NULL AS isUnsent
                    FROM step JOIN run ON run.id = step.run
                    WHERE step.run = ? AND step.number = ? AND step.isPlanned
                    """,
                arguments: [run, step]
            )
            if let planned {
                let rows: Int = try planned.read("number")
                let isUnsent: Bool = try planned.read("isUnsent")
                guard settled < rows else { return counts }
                let waiting = isUnsent ? rows - settled : try Self.rowsToSend(run: run, step: step, db)
                if settled + waiting == rows {
                    counts[RowStanding(.planned)] = waiting
                    return counts
                }
            }
            let open = try Row.fetchAll(
                db,
                sql: """
                    SELECT state, outcome, count(*) AS number FROM row
                    WHERE run = ? AND step = ? AND outcome IS NULL GROUP BY state
                    """,
                arguments: [run, step]
            )
            try counts.add(open)
            return counts
        }
    }

    /// The same of the rows that the spreadsheet shows under some numbers.
    package func standings(run: String, step: Int, numbered numbers: [Int]) async throws -> [RowStanding: Int] {
        try await read { db in
            let list = numbers.json
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT state, outcome, count(*) AS number FROM row JOIN plan USING (run, step, line)
                    WHERE run = ? AND step = ? AND number IN (SELECT value FROM json_each(?))
                        AND line IN (SELECT value FROM json_each(?)
                            UNION \(Self.numberedOtherwise) IN (SELECT value FROM json_each(?)))
                    GROUP BY state, outcome
                    """,
                arguments: [run, step, list, list, run, step, list]
            )
            var counts: [RowStanding: Int] = [:]
            try counts.add(rows)
            return counts
        }
    }
}

extension [RowStanding: Int] {
    /// Adds rows of `state`, `outcome` and `number`.
    fileprivate mutating func add(_ rows: [Row]) throws {
        for row in rows {
            let standing = RowStanding(try row.readWord("state"), try row.readOptionalWord("outcome"))
            self[standing, default: 0] += try row.read("number")
        }
    }
}
