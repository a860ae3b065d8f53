import Foundation
import JobEngine
import JobModel
import SQLiteLedger
import Synchronization
import Testing
import Wording

/// A run that is interrupted at any place before it writes, and what `resolve` and `resume` make of it.
struct RunLifeTests {
    /// Where the run is interrupted.
    enum Place: CaseIterable {
        case beforePlanning
        case betweenTwoSteps
        case atTheQuestion
    }

    private func interrupt(_ place: Place, _ fixture: DirectoryFixture) async throws -> String {
        switch place {
        case .atTheQuestion: return try await fixture.planned()
        case .beforePlanning:
            let handle = try await fixture.begin()
            try await handle.close()
            return handle.id
        case .betweenTwoSteps:
            let handle = try await fixture.begin()
            fixture.line.refusesPeople.store(true, ordering: .relaxed)
            await #expect(throws: (any Error).self) { try await fixture.engine.plan(handle) }
            fixture.line.refusesPeople.store(false, ordering: .relaxed)
            try await handle.close()
            #expect(try await fixture.ledger.steps(of: handle.id).filter(\.isPlanned).count == 1)
            return handle.id
        }
    }

    @Test(arguments: Place.allCases)
    func `resolve of an unsent run changes nothing and says so, and a resume completes it`(
        place: Place
    ) async throws {
        try await DirectoryFixture.with { fixture in
            let id = try await interrupt(place, fixture)
            let before = try await fixture.ledger.run(id)
            let error = await #expect(throws: EngineError.neverSent(id)) {
                try await fixture.engine.takeUpToResolve(id)
            }
            #expect(error.map { JobEngine.ExitStatus($0) } == .usage)
            #expect(try await fixture.ledger.run(id) == before)

            let start = try await fixture.engine.resume(id)
            let plan = try await start.needsPlan ? fixture.engine.plan(start.handle) : start.unconfirmed
            #expect(start.needsPlan == (place != .atTheQuestion))
            #expect(plan?.writes == 5 && plan?.steps.map(\.rows) == [2, 3])
            await #expect(throws: EngineError.unconfirmed(id)) { try await fixture.engine.execute(start.handle) }
            #expect(fixture.line.writes.allSatisfy { $0.contains("/auth/") }, "\(fixture.line.writes)")
            try await fixture.engine.confirm(start.handle, by: .terminal)
            let summary = try await fixture.engine.execute(start.handle)
            try await start.handle.close()
            #expect(summary.exit == 0 && summary.rows == 5 && summary.count(.created) == 5)
            let run = try await fixture.ledger.run(id)
            #expect(run.state == .finished && run.confirmation == .terminal && run.steps == 2)
        }
    }

    @Test func `a stored plan shows the same again, including its findings`() async throws {
        try await DirectoryFixture.with { fixture in
            try "name,mobile,department_ids,employee_no,employee_type\nA,13800010001,d1,N1,1\nB,1,d1,N2,1\n"
                .write(toFile: fixture.folder + "/people.csv", atomically: true, encoding: .utf8)
            let handle = try await fixture.begin()
            let said = try await fixture.engine.plan(handle)
            try await handle.close()
            let start = try await fixture.engine.resume(handle.id)
            try await start.handle.close()
            let kept = try #require(start.unconfirmed)
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            #expect(kept.invalid == 1 && !kept.steps[1].findings.isEmpty)
            #expect(try encoder.encode(kept) == encoder.encode(said))
        }
    }

    @Test func `a plan without writes needs no confirmation`() async throws {
        try await DirectoryFixture.with { fixture in
            for writes in [5, 0] {
                let handle = try await fixture.begin()
                var job = fixture.job
                job.steps[0].mode = .upsert
                try await handle.close()
                let again = try await fixture.engine.startRun(
                    job: job,
                    folder: fixture.folder,
                    out: fixture.folder + "/o"
                )
                let plan = try await fixture.engine.plan(again)
                #expect(plan.writes == writes)
                if writes > 0 { try await fixture.engine.confirm(again, by: .option) }
                #expect(try await fixture.engine.execute(again).exit == 0)
                try await again.close()
                let confirmation = try await fixture.ledger.run(again.id).confirmation
                #expect(confirmation == (writes > 0 ? .option : .notNeeded))
            }
        }
    }

    @Test(arguments: [false, true])
    func `results that cannot be written have their own state and exit status`(resumes: Bool) async throws {
        try await DirectoryFixture.with { fixture in
            let id = try await fixture.planned()
            let out = fixture.folder + "/out"
            try? FileManager.default.removeItem(atPath: out)
            try Data().write(to: URL(fileURLWithPath: out))
            let start = try await fixture.engine.resume(id)
            try await fixture.engine.confirm(start.handle, by: .option)
            let error = await #expect(throws: EngineError.self) { try await fixture.engine.execute(start.handle) }
            try await start.handle.close()
            #expect(error.map { JobEngine.ExitStatus($0) } == .resultsUnwritten)
            #expect(error?.problem.en.hasPrefix("All rows are written") == true)
            #expect(error?.remedy.en.contains("roster results \(id)") == true)
            let history = RunHistory(ledger: fixture.ledger)
            let status = try await history.status(of: "last")
            #expect(status.state == "written" && status.exit == 9)
            // Still not.
            await #expect(throws: OutputError.self) { try await history.writeResults(of: id, out: nil) }
            #expect(try await history.status(of: id).state == "written")

            try FileManager.default.removeItem(atPath: out)
            let writes = fixture.line.writes.count
            if resumes {
                let again = try await fixture.engine.resume(id)
                #expect(!again.needsPlan && again.unconfirmed == nil)
                #expect(try await fixture.engine.execute(again.handle).exit == 0)
                try await again.handle.close()
                #expect(fixture.line.writes.filter { !$0.contains("/auth/") }.count <= writes)
            } else {
                #expect(try await history.writeResults(of: id, out: nil).exit == 0)
            }
            let run = try await fixture.ledger.run(id)
            #expect(run.state == .finished && run.exit == 0)
            #expect(FileManager.default.fileExists(atPath: out + "/\(id)/summary.json"))
        }
    }

    @Test func `a run that lacks only its results can be resumed but not retried`() async throws {
        try await DirectoryFixture.with { fixture in
            let id = try await fixture.planned()
            try? FileManager.default.removeItem(atPath: fixture.folder + "/out")
            try Data().write(to: URL(fileURLWithPath: fixture.folder + "/out"))
            let start = try await fixture.engine.resume(id)
            try await fixture.engine.confirm(start.handle, by: .option)
            await #expect(throws: EngineError.self) { try await fixture.engine.execute(start.handle) }
            try await start.handle.close()
            let history = RunHistory(ledger: fixture.ledger)
            #expect(try await history.id(of: "last", for: .resuming) == id)
            await #expect(throws: EngineError.runStillOpen(id)) {
                try await fixture.engine.startRetry(of: id, input: nil, out: fixture.folder + "/elsewhere")
            }
        }
    }
}
