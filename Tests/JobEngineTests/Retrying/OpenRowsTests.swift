import GRDB
import JobModel
import Testing

@testable import JobEngine
@testable import SQLiteLedger

/// Which rows of a lineage are open, beside a look at each of its rows.
struct OpenRowsTests {
    /// A row as the runs of a lineage have left it, by a look at whole rows.
    private struct Expected: Equatable {
        var place: OpenRowPlace
        var runs: Set<String>
        var wasWritten: Bool
    }

    private func expected(_ lineage: DrawnLineage, step: Int) async throws -> [Int: Expected] {
        var rows: [Int: Expected] = [:]
        for run in lineage.runs {
            for row in try await lineage.ledger.rows(run: run, step: step, afterLine: 0, limit: 1000) {
                let origin = row.planned.originRow
                guard row.outcome?.isSuccess != true else {
                    rows[origin] = nil
                    continue
                }
                let own = OpenRowPlace(run: run, step: step, line: row.planned.line)
                rows[origin] = Expected(
                    place: row.state == .planned ? rows[origin]?.place ?? own : own,
                    runs: (rows[origin]?.runs ?? []).union([run]),
                    wasWritten: rows[origin]?.wasWritten == true || row.outcome == .defective
                )
            }
        }
        return rows
    }

    @Test(arguments: 0..<16 as Range<UInt64>)
    func `the open rows of a lineage are those that a look at each row finds`(seed: UInt64) async throws {
        let lineage = try await DrawnLineage(seed: seed, retries: Int(seed % 4))
        let open = try await OpenRows(ledger: lineage.ledger, root: "r0")
        for step in [1, 2] {
            let expected = try await expected(lineage, step: step)
            #expect(open.rows(of: step) == Set(expected.keys))
            let places = open.places(of: step)
            #expect(places.count == expected.count)
            #expect(places.keys == expected.keys.sorted())
            #expect(places.isEmpty == expected.isEmpty)
            #expect(
                Dictionary(uniqueKeysWithValues: places.entries.map { ($0.key, $0.value) })
                    == expected.mapValues(\.place)
            )
            for row in 0...99 { #expect(places[row] == expected[row]?.place) }
            let some = Set(expected.keys.filter { $0 % 2 == 0 } + [1000])
            #expect(places.only(some).keys == expected.keys.filter { $0 % 2 == 0 }.sorted())
            #expect(places.filter { $0.key % 2 == 0 }.keys == places.only(some).keys)
            let step = try #require(open.steps[step])
            for (row, found) in step.rows { #expect(step.wasWritten(found) == expected[row]?.wasWritten) }
        }
        let first = try await expected(lineage, step: 1)
        #expect(open.firstStep == OpenStep(number: 1, runs: first.values.reduce(into: []) { $0.formUnion($1.runs) }))
        #expect(open.places(of: 3).isEmpty)
        #expect(open.places(of: 3)[2] == nil)
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `a retry reads each open row as it was tried last, in the order of the sheet`(seed: UInt64) async throws {
        let lineage = try await DrawnLineage(seed: seed, retries: 2)
        let open = try await OpenRows(ledger: lineage.ledger, root: "r0")
        let sources = try await open.sources(of: lineage.ledger.run("r0"))
        for step in [1, 2] {
            let expected = try await expected(lineage, step: step)
            guard case .ledger(_, let rows) = try #require(sources[step]) else {
                Issue.record("no rows of the ledger")
                return
            }
            #expect(rows.map(\.row) == expected.keys.sorted())
            #expect(rows.map(\.origin.wasWritten) == rows.map { expected[$0.row]?.wasWritten })
        }
    }

    /// A record that is torn would keep a row from being read.
    @Test func `no record is read to know which rows are open`() async throws {
        let lineage = try await DrawnLineage(seed: 3, retries: 2)
        let whole = try await OpenRows(ledger: lineage.ledger, root: "r0")
        let report = try await LineageReport(of: lineage.runs, in: lineage.ledger)
        try await lineage.ledger.database.write { db in
            try db.execute(sql: "UPDATE plan SET record = '[1,', changes = '[1,'")
        }
        let torn = try await OpenRows(ledger: lineage.ledger, root: "r0")
        #expect(torn.rows(of: 1) == whole.rows(of: 1))
        #expect(torn.places(of: 2).keys == whole.places(of: 2).keys)
        #expect(torn.firstStep == whole.firstStep)
        #expect(try await LineageReport(of: lineage.runs, in: lineage.ledger) == report)
        let run = try await lineage.ledger.run("r0")
        await #expect(throws: LedgerError.self) { try await torn.sources(of: run) }
    }
}
