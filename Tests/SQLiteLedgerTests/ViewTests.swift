import Foundation
import GRDB
import JobModel
import LocalFiles
import TestSupport
import Testing

@testable import SQLiteLedger

/// The views are an interface: what the manual says of them stays so.
struct ViewTests {
    @Test(arguments: ["run_view", "row_view", "attempt_view"])
    func `a view has the columns that the manual names`(view: String) async throws {
        let page = try Project.text("Sources/JobEngine/JobEngine.docc/Promises.md")
        let row = try #require(page.split(separator: "\n").first { $0.hasPrefix("| `\(view)` |") })
        let named = row.split(separator: "|")[1].trimmingCharacters(in: .whitespaces).split(separator: "`").enumerated()
            .filter { $0.element != " " }
            .map { String($0.element) }
        let columns = try await SQLiteLedger.inMemory().read { try $0.columns(in: view).map(\.name) }
        #expect(named == columns)
    }

    @Test func `the views show a run with its rows and attempts`() async throws {
        let ledger = try SQLiteLedger.inMemory()
        let run = RunRecord(id: "r", definition: JobDefinition(job: "test"), started: 1.5, out: "out", base: ".")
        try await ledger.createRun(run)
        var step = StepRecord(number: 1, subject: .people, name: "people", source: "a.csv", header: [])
        step.records = 1
        try await ledger.addStep(step, of: "r")
        let row = PlannedRow(line: 2, row: 3, originRow: 4, matchKey: "E1", action: .create, record: ["E1"])
        try await ledger.add([row], run: "r", step: 1)
        try await ledger.begin("r")
        let attempt = Attempt(at: 2, endpoint: "createUser", token: "t", status: 200, code: 0, logID: "l")
        try await ledger.commit([.send(lines: [2], at: .now), .attempt(lines: [2], attempt)], run: "r", step: 1)
        try await ledger.commit([.settle(Settlement(line: 2, outcome: .unknown))], run: "r", step: 1)
        try await ledger.read { db in
            let started = try String.fetchOne(db, sql: "SELECT started FROM run_view")
            #expect(started == "1970-01-01T00:00:01.500Z")
            let told = try Row.fetchOne(db, sql: "SELECT step_name, row, origin_row, stage FROM row_view")
            #expect(told == ["step_name": "people", "row": 3, "origin_row": 4, "stage": "unknown"])
            #expect(try Int.fetchOne(db, sql: "SELECT row FROM attempt_view WHERE log_id = 'l'") == 3)
        }
    }
}
