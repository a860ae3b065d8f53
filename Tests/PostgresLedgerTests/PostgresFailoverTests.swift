import JobModel
import LocalFiles
import TestSupport
import Testing
import Wording

@testable import PostgresLedger

/// Servers that end and come back, and a standby that takes over.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct PostgresFailoverTests {
    private func addRun(to ledger: PostgresLedger) async throws {
        try await ledger.createTestRun(rows: [1, 2], records: 2)
        try await ledger.begin("r")
    }

    @Test func `a server that was killed and started again has everything, and its owner goes on`() async throws {
        let server = try await PostgresServer.own()
        let ledger = try await PostgresLedger.open(PostgresAddress(server.address()))
        try await addRun(to: ledger)
        let owner = try await ledger.lock(run: "r")
        try await ledger.commit([.send(lines: [1], at: .now)], run: "r", step: 1)
        try await server.kill()
        // Asked while nobody is there, and answered once somebody is.
        async let writing: Void = ledger.commit([.settle(Settlement(line: 1, outcome: .created))], run: "r", step: 1)
        try await server.start()
        try await writing
        #expect(try await ledger.outcomes(run: "r", step: 1) == [.created: 1])
        owner.release()
    }

    @Test func `an owner does not go on where a standby has taken over, and the next one does`() async throws {
        let server = try await PostgresServer.own()
        let standby = try await server.addStandby()
        let both = server.address().replacing("host=\(server.folder)", with: "host=\(server.folder),\(standby)")
        let address = try PostgresAddress(both + "&target_session_attrs=read-write")
        let ledger = try await PostgresLedger.open(address)
        try await addRun(to: ledger)
        let owner = try await ledger.lock(run: "r")
        try await ledger.commit([.send(lines: [1], at: .now)], run: "r", step: 1)
        // The standby has all of that; what comes next may be lost.
        let standbyAddress = server.address().replacing("host=\(server.folder)", with: "host=\(standby)")
        try await server.awaitStandby(at: standbyAddress)
        try await server.kill()
        try await server.promoteStandby()
        let error = await #expect(throws: LedgerError.self) {
            try await ledger.commit([.settle(Settlement(line: 1, outcome: .created))], run: "r", step: 1)
        }
        guard case .database(.replaced(let reason), _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason == "timeline 1 → 2")
        #expect(error?.explanation.remedy.en.contains("roster resume") == true)
        owner.release()
        // As a resume does: it finds the row as one that may have been sent.
        let next = try await ledger.lock(run: "r")
        #expect(try await ledger.row(run: "r", step: 1, line: 1)?.state == .sending)
        try await ledger.commit([.settle(Settlement(line: 1, outcome: .created))], run: "r", step: 1)
        #expect(try await ledger.outcomes(run: "r", step: 1) == [.created: 1])
        next.release()
    }

    @Test func `a stopped run is not given up before what may have been sent is read back`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        let ledger = try await PostgresLedger.open(PostgresAddress(address))
        try await addRun(to: ledger)
        #expect(try await ledger.takeOverHistory(of: "r", at: .now) == 0)
        try await ledger.updateRun("r", state: .stopped)
        // As after a standby that lacks the last transactions.
        try await server.execute("UPDATE roster_run SET history = '1 00000001'", at: address)
        #expect(try await ledger.takeOverHistory(of: "r", at: .now) == 2)
        #expect(try await ledger.giveUp(run: "r") == false)
        // A row is not sent in a stopped run, however often it was marked.
        try await ledger.commit([.reopen(line: 1, newGeneration: false)], run: "r", step: 1)
        await #expect(throws: (any Error).self) {
            try await ledger.commit([.send(lines: [1], at: .now)], run: "r", step: 1)
        }
        try await ledger.commit([.reopen(line: 2, newGeneration: false)], run: "r", step: 1)
        #expect(try await ledger.giveUp(run: "r"))
        #expect(try await ledger.outcomes(run: "r", step: 1) == [.notAttempted: 2])
    }

    @Test func `a helper does not go on where a standby has taken over, and what it may have sent is read back`()
        async throws
    {
        let server = try await PostgresServer.own()
        let standby = try await server.addStandby()
        let both = server.address().replacing("host=\(server.folder)", with: "host=\(server.folder),\(standby)")
        let address = try PostgresAddress(both + "&target_session_attrs=read-write")
        let (owners, helpers) = (try await PostgresLedger.open(address), try await PostgresLedger.open(address))
        try await addRun(to: owners)
        let (owning, worker) = (LiveWorker(), LiveWorker())
        defer {
            owning.end()
            worker.end()
        }
        var claim = ChunkClaim(run: "r", worker: owning.name, leaseSeconds: 60, limit: 0)
        claim.isCoordinating = true
        claim.layout = ChunkLayout(
            place: ChunkPlace(step: 1, level: 0, group: .single),
            waits: false,
            size: 1,
            rows: 2
        )
        _ = try await owners.claim(claim)
        let helping = ChunkClaim(run: "r", worker: worker.name, leaseSeconds: 60, limit: 1)
        let hold = try #require(try await helpers.claim(helping).chunks.first?.hold)
        let standbyAddress = server.address().replacing("host=\(server.folder)", with: "host=\(standby)")
        try await server.awaitStandby(at: standbyAddress)
        try await server.detachStandby(at: standbyAddress)
        // The standby knows the hold, and not that the row was sent by it.
        try await helpers.commit([.send(lines: [1], at: .now)], run: "r", step: 1, by: [hold])
        try await server.kill()
        try await server.promoteStandby()
        await #expect(throws: LedgerError.replaced(run: "r")) {
            try await helpers.commit(
                [.settle(Settlement(line: 1, outcome: .created))],
                run: "r",
                step: 1,
                by: [hold]
            )
        }
        #expect(try await helpers.renew([hold], of: "r", leaseSeconds: 60) == [])
        #expect(try await helpers.claim(helping).chunks == [])
        #expect(try await owners.row(run: "r", step: 1, line: 1)?.state == .planned)
        // As the next owner does: both rows may have been sent by the workers that had their chunks.
        let next = try await owners.lock(run: "r")
        #expect(try await owners.takeOverHistory(of: "r", at: .now) == 2)
        let marked = try await owners.rows(run: "r", step: 1, in: [.sending])
        #expect(marked.map(\.planned.line) == [1, 2] && marked.allSatisfy { $0.mayBeSent && $0.attempts == 0 })
        #expect(try await owners.takeOverHistory(of: "r", at: .now) == 0)
        #expect(try await owners.retireChunks(of: "r") == [])
        let read: [LedgerChange] = [
            .settle(Settlement(line: 1, outcome: .created)), .reopen(line: 2, newGeneration: true),
        ]
        try await owners.commit(read, run: "r", step: 1)
        // It is proven that no request for it was carried out.
        #expect(try await owners.row(run: "r", step: 1, line: 2)?.mayBeSent == false)
        _ = try await owners.claim(claim)
        let again = try await helpers.claim(helping).chunks
        #expect(again.map(\.lines) == [2...2] && again.first?.hold != hold)
        next.release()
    }
}
