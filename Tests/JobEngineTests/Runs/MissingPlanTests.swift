import Foundation
import GRDB
import JobEngine
import JobModel
import Synchronization
import Testing
import Wording

@testable import SQLiteLedger

/// Rows that a damaged ledger has no plan for: they can neither be sent nor end.
struct MissingPlanTests {
    private static func losePlan(_ ledger: SQLiteLedger, line: Int) async throws {
        try await ledger.database.write { db in
            try db.execute(sql: "DELETE FROM plan WHERE step = 2 AND line = ?", arguments: [line])
        }
    }

    @Test func `stops before a step is sent if the plan of a row is missing`() async throws {
        try await DirectoryFixture.with { fixture in
            let id = try await fixture.planned()
            try await Self.losePlan(fixture.ledger, line: 3)
            let start = try await fixture.engine.resume(id)
            try await fixture.engine.confirm(start.handle, by: .option)
            let said = try await said(of: start.handle, fixture)
            try await start.handle.close()
            #expect(said.contains("lacks the plan of 1 row of people"), "\(said)")
            // The row is in the results all the same.
            let path = fixture.folder + "/out/\(id)/people/results.csv"
            let results = try String(contentsOfFile: path, encoding: .utf8)
            #expect(results.contains("3,3,,undecided,notAttempted"), "\(results)")
            #expect(!fixture.line.writes.contains { $0.hasSuffix("/v3/users") }, "\(fixture.line.writes)")
            #expect(try await fixture.ledger.run(id).state == .stopped)
        }
    }

    @Test func `ends the step if a plan disappears while it is written`() async throws {
        try await DirectoryFixture.with { fixture in
            let id = try await fixture.planned()
            // Gone with the first row that is sent.
            try await fixture.ledger.database.write { db in
                try db.execute(
                    sql: """
                        UPDATE row SET wave = 1 WHERE step = 2 AND line = 4;
                        CREATE TRIGGER losing AFTER UPDATE OF state ON row WHEN NEW.step = 2 AND NEW.state = 'sending'
                        BEGIN
                            DELETE FROM plan WHERE run = NEW.run AND step = 2 AND line = 4;
                        END
                        """
                )
            }
            let start = try await fixture.engine.resume(id)
            try await fixture.engine.confirm(start.handle, by: .option)
            _ = try await said(of: start.handle, fixture)
            try await start.handle.close()
            // What has no plan is not said to have ended.
            #expect(try await fixture.ledger.run(id).state == .stopped)
            #expect(try await fixture.ledger.rowsWithoutPlan(run: id, step: 2) == 1)
        }
    }

    @Test func `refuses to resume, resolve or retry a run whose job is lost, and says why`() async throws {
        try await DirectoryFixture.with { fixture in
            let lost = JobDefinition(job: RecordStubs.job)
            try await fixture.ledger.createRun(
                RunRecord(id: "x", definition: lost, started: 1, out: fixture.folder + "/out", base: fixture.folder)
            )
            try await fixture.ledger.updateRun("x", state: .finished)
            let engine = fixture.engine
            await #expect(throws: EngineError.jobLost("x")) { try await engine.resume("x") }
            await #expect(throws: EngineError.jobLost("x")) { try await engine.takeUpToResolve("x") }
            await #expect(throws: EngineError.jobLost("x")) {
                try await engine.startRetry(of: "x", input: nil, out: nil)
            }
            let history = RunHistory(ledger: fixture.ledger)
            await #expect(throws: EngineError.jobLost("x")) { try await history.id(of: "last", for: .resuming) }
            #expect(EngineError.jobLost("x").remedy.en.contains("roster results x"))
        }
    }

    /// What the end of a run says, in its summary or as its error.
    private func said(of handle: RunHandle, _ fixture: DirectoryFixture) async throws -> String {
        do {
            return try await fixture.engine.execute(handle).note?.en ?? ""
        } catch let error as any ExplainedError {
            return error.problem.en
        }
    }
}
