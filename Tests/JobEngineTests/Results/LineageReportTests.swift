import JobModel
import SQLiteLedger
import Testing
import Wording

@testable import JobEngine

/// What is said of a lineage and of its reasons, beside a look at each of its rows.
struct LineageReportTests {
    @Test(arguments: 0..<12 as Range<UInt64>, [1, 7, 1000])
    func `counting says of a lineage what a look at each row does`(seed: UInt64, pageSize: Int) async throws {
        let lineage = try await DrawnLineage(seed: seed, retries: Int(seed % 4))
        let slow = try await LineageReport(
            rowsOf: lineage.runs.map { LedgerResults(ledger: lineage.ledger, run: $0) }
        )
        #expect(slow.steps.map(\.rows) == [60, 30])
        let fast = try await LineageReport(of: lineage.runs, in: lineage.ledger, pageSize: pageSize)
        #expect(fast == slow)
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func `rows that are passed over have no reason`(seed: UInt64) async throws {
        let lineage = try await DrawnLineage(seed: seed, retries: 1, rows: 200)
        let history = RunHistory(ledger: lineage.ledger)
        for run in lineage.runs {
            var slow = RunReasons()
            for step in try await lineage.ledger.steps(of: run) {
                let rows = try await lineage.ledger.unsuccessfulRows(
                    run: run,
                    step: step.number,
                    afterLine: 0,
                    limit: 1000
                )
                for row in rows { slow.note(ResultRow(row, in: run, words: \.zh), of: step.name) }
            }
            #expect(!slow.all.isEmpty)
            #expect(try await history.reasons(of: run, words: \.zh) == slow.all)
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `the sheet of open rows is that of the first step that has any`(seed: UInt64) async throws {
        // Few rows, so that a step may have none that is open.
        let lineage = try await DrawnLineage(seed: seed, retries: 0, rows: 4)
        let open = try await OpenRows(ledger: lineage.ledger, root: "r0")
        let sheet = try await RunHistory(ledger: lineage.ledger).openSheet(of: lineage.ledger.run("r0"))
        #expect(sheet?.step == open.firstStep.map { $0.number == 1 ? "people" : "others" })
        #expect(sheet?.run == (open.isEmpty ? nil : "r0"))
    }

    @Test func `says that all rows of a lineage succeeded`() {
        let step = LineageReport.Step(name: "people", rows: 3, outcomes: ["created": 1, "updated": 1, "unchanged": 1])
        #expect(LineageReport(steps: [step]).sentence.en == "3 of 3 rows succeeded")
    }

    @Test func `a lineage without runs has no steps`() async throws {
        let lineage = try await DrawnLineage(seed: 1, retries: 0, rows: 2)
        #expect(try await LineageReport(of: [], in: lineage.ledger).steps.isEmpty)
    }
}
