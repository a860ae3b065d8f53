import JobModel
import LocalFiles
import TestSupport
import Testing

@testable import PostgresLedger

/// Who owns a run where several processes and machines share a database.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct PostgresOwnerTests {
    private func ledgers() async throws -> (PostgresLedger, PostgresLedger, PostgresServer, String) {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        let place = try PostgresAddress(address)
        return (try await PostgresLedger.open(place), try await PostgresLedger.open(place), server, address)
    }

    @Test func `a run is owned for every process, until its lease is over`() async throws {
        let (one, other, server, address) = try await ledgers()
        let owner = try await one.lock(run: "r")
        #expect(await other.isOwned(run: "r"))
        await #expect(throws: LedgerError.owned(run: "r")) { _ = try await other.lock(run: "r") }
        try await server.execute("UPDATE roster_run_owner SET until = now() - interval '1 second'", at: address)
        #expect(await !other.isOwned(run: "r"))
        let next = try await other.lock(run: "r")
        // The one before takes nothing away.
        owner.release()
        #expect(await one.isOwned(run: "r"))
        next.release()
    }

    @Test func `what an owner writes who was replaced is refused, with its whole transaction`() async throws {
        let (one, other, server, address) = try await ledgers()
        try await one.createTestRun(steps: 0, rows: [], records: 0)
        let row = PlannedRow(line: 2, row: 2, originRow: 2, matchKey: "E2", action: .create, record: ["E2"])
        try await one.add([row], run: "r", step: 1)
        try await one.begin("r")
        let owner = try await one.lock(run: "r")
        try await one.commit([.send(lines: [2], at: .now)], run: "r", step: 1)
        try await server.execute("UPDATE roster_run_owner SET until = now() - interval '1 second'", at: address)
        let next = try await other.lock(run: "r")
        await #expect(throws: LedgerError.owned(run: "r")) {
            try await one.commit([.settle(Settlement(line: 2, outcome: .created))], run: "r", step: 1)
        }
        await #expect(throws: LedgerError.owned(run: "r")) { try await one.updateRun("r", state: .stopped) }
        // As before a department is made, which no row says.
        await #expect(throws: LedgerError.owned(run: "r")) {
            try await one.release([ChunkHold(run: "r", number: 0, epoch: 0)], of: "r", areDone: false)
        }
        try await other.release([ChunkHold(run: "r", number: 0, epoch: 0)], of: "r", areDone: false)
        #expect(try await other.row(run: "r", step: 1, line: 2)?.state == .sending)
        try await other.commit([.settle(Settlement(line: 2, outcome: .created))], run: "r", step: 1)
        owner.release()
        next.release()
    }

    @Test func `the run of a process that died on this machine is free at once, and on another when its lease is over`()
        async throws
    {
        let (one, _, server, address) = try await ledgers()
        let owner = try await one.lock(run: "r")
        try await server.execute("UPDATE roster_run_owner SET process = '1 0'", at: address)
        #expect(await !one.isOwned(run: "r"))
        try await server.execute("UPDATE roster_run_owner SET host = 'another'", at: address)
        #expect(await one.isOwned(run: "r"))
        await #expect(throws: LedgerError.owned(run: "r")) { _ = try await one.lock(run: "r") }
        owner.release()
    }
}
