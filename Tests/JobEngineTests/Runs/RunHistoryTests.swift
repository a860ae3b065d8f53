import Foundation
import JobEngine
import JobModel
import JobSession
import SQLiteLedger
import TestSupport
import Testing
import Wording

struct RunHistoryTests {
    @Test func `a run that goes on has not ended, whatever an earlier version has left in the ledger`() async throws {
        let ledger = try await ledger([("run-1", .running)])
        try await ledger.updateRun("run-1", ended: 2000, exit: 6)
        let status = try await RunHistory(ledger: ledger).status(of: try await ledger.run("run-1"))
        #expect(status.ended == nil && status.exit == nil)
        #expect(!RunSentences(status).facts.contains { $0.en.hasPrefix("Ended") })
    }

    private func ledger(
        _ runs: [(id: String, state: RunRecord.State)],
        out: String = "out"
    ) async throws -> SQLiteLedger {
        let ledger = try SQLiteLedger.inMemory()
        for (place, entry) in runs.enumerated() {
            let run = RunRecord(
                id: entry.id,
                definition: JobDefinition(job: "wave"),
                started: Double(1000 + place),
                out: out,
                base: "."
            )
            try await ledger.createRun(run)
            var step = StepRecord(number: 1, subject: .people, name: "people", source: "a.csv", header: ["employee_no"])
            step.records = 4
            step.leftOut = 1
            try await ledger.addStep(step, of: entry.id)
            try await ledger.add((2...4).map(planned), run: entry.id, step: 1)
            try await bring(entry.id, to: entry.state, in: ledger)
        }
        return ledger
    }

    /// On the way that a run takes; one that is finished with open rows was declined.
    private func bring(_ run: String, to state: RunState, in ledger: SQLiteLedger) async throws {
        guard state != .planning else { return }
        try await ledger.completePlan(of: run, saying: "{}", at: 1)
        switch state {
        case .planning, .planned: break
        case .finished: try await ledger.updateRun(run, state: .finished, exit: 2)
        case .running, .stopped, .written:
            try await ledger.confirm(run, by: .option, at: 1)
            try await ledger.updateRun(run, state: .running)
            if state != .running { try await ledger.updateRun(run, state: state) }
        }
    }

    private func planned(_ line: Int) -> PlannedRow {
        PlannedRow(
            line: line,
            row: line,
            originRow: line,
            matchKey: "E\(line)",
            action: line == 2 ? .none : .create,
            record: ["E\(line)"]
        )
    }

    @Test(arguments: [
        (RunHistory.Purpose.looking, "c"), (.resuming, "b"), (.retrying, "c"),
    ])
    func `last is the newest run that the verb applies to`(purpose: RunHistory.Purpose, id: String) async throws {
        let history = RunHistory(ledger: try await ledger([("a", .finished), ("b", .stopped), ("c", .finished)]))
        #expect(try await history.id(of: "last", for: purpose) == id)
    }

    @Test func `a retry of the last run means the newest stopped run`() async throws {
        let history = RunHistory(ledger: try await ledger([("a", .finished), ("b", .stopped), ("c", .planning)]))
        #expect(try await history.id(of: "last", for: .retrying) == "b")
    }

    @Test func `an unknown run has a remedy`() async throws {
        let history = RunHistory(ledger: try await ledger([("a", .finished)]))
        await #expect(throws: LedgerError.noSuchRun("z")) { try await history.id(of: "z") }
        await #expect(throws: EngineError.runHasEnded("a")) { try await history.id(of: "last", for: .resuming) }
        let open = RunHistory(ledger: try await ledger([("b", .running)]))
        await #expect(throws: EngineError.runStillOpen("b")) { try await open.id(of: "last", for: .retrying) }
        let empty = RunHistory(ledger: try await ledger([]))
        await #expect(throws: LedgerError.noSuchRun("last")) { try await empty.id(of: "last", for: .retrying) }
    }

    @Test func `the status counts settled rows and those still open`() async throws {
        let history = RunHistory(ledger: try await ledger([("a", .stopped)]))
        let status = try await history.status(of: "last")
        let step = try #require(status.steps.first)
        #expect(step.rows == 4 && step.leftOut == 1 && step.count(.unchanged) == 1 && step.open == 2)
        #expect(status.notWell == 2)
        #expect(status.lineage?.sentence.en == "1 of 3 rows succeeded")
    }

    @Test func `runs are listed newest first`() async throws {
        let history = RunHistory(ledger: try await ledger([("a", .finished), ("b", .stopped)]))
        #expect(try await history.runs(limit: 10).map(\.run) == ["b", "a"])
        #expect(try await history.runs(limit: 1).map(\.run) == ["b"])
    }

    @Test func `the results of a stopped run show its open rows as not attempted`() async throws {
        try await withFolder { out in
            let history = RunHistory(ledger: try await ledger([("a", .stopped)], out: out))
            let summary = try await history.writeResults(of: "a", out: nil)
            #expect(summary.rows == 4 && summary.count(.notAttempted) == 2 && summary.count(.unchanged) == 1)
            #expect(FileManager.default.fileExists(atPath: out + "/a/people/failed.csv"))
        }
    }

    @Test(arguments: [
        (["XDG_STATE_HOME": "/state", "HOME": "/home/ada"], "/state/roster"),
        (["XDG_STATE_HOME": "state", "HOME": "/home/ada"], "/home/ada/.local/state/roster"),
        (["HOME": "/home/ada"], "/home/ada/.local/state/roster"),
    ])
    func `the state folder follows the environment`(environment: [String: String], path: String) {
        #expect(StateFolder.path(environment: environment) == path)
    }
}
