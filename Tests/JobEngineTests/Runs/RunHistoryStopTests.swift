import JobEngine
import JobModel
import SQLiteLedger
import TestSupport
import Testing

struct RunHistoryStopTests {
    /// A ledger with the run `r`, which is being written.
    private func ledger() async throws -> SQLiteLedger {
        let ledger = try SQLiteLedger.inMemory()
        try await ledger.createTestRun(steps: 1, rows: [2], records: 1)
        try await ledger.completeStep(1, leftOut: 0, of: "r")
        try await ledger.begin("r")
        return ledger
    }

    @Test func `who waits for a stop hears that a person lets the run go on instead`() async throws {
        let ledger = try await ledger()
        let history = RunHistory(ledger: ledger)
        let owner = try ledger.lock(run: "r")
        #expect(try await history.requestStop(of: "r") == false)
        try await ledger.forgetStopRequest(of: "r")
        await #expect(throws: RunStopError.resumed("r")) { try await history.awaitStop(of: "r") }
        owner.release()
        #expect(try await ledger.run("r").state == .running)
    }

    @Test func `a run whose owner ends while somebody waits for its stop is stopped then`() async throws {
        let ledger = try await ledger()
        let history = RunHistory(ledger: ledger)
        let owner = try ledger.lock(run: "r")
        #expect(try await history.requestStop(of: "r") == false)
        owner.release()
        try await history.awaitStop(of: "r")
        let run = try await ledger.run("r")
        #expect(run.state == .stopped && run.exit == ExitStatus.interrupted.rawValue)
    }
}
