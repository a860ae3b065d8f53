import JobModel
import LocalFiles
import TestSupport
import Testing

@testable import PostgresLedger

/// A server without room for its tables.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct PostgresDiskTests {
    @Test(.enabled(if: Mounts.areAllowed, "A disk of its own needs the right to mount one."))
    func `a disk that is full is named, and what was written before stays`() async throws {
        let server = try await PostgresServer.own(disk: 128)
        let ledger = try await PostgresLedger.open(PostgresAddress(server.address()))
        try await ledger.createTestRun(rows: [1], records: 20_000)
        try await server.fillDisk()
        let rows = (2...20_000).map {
            PlannedRow(line: $0, row: $0, originRow: $0, matchKey: "E\($0)", action: .create, record: ["E\($0)"])
        }
        let error = await #expect(throws: LedgerError.self) { try await ledger.add(rows, run: "r", step: 1) }
        #expect(error == .database(.full, at: ledger.database.address.shown))
        #expect(try await ledger.row(run: "r", step: 1, line: 2) == nil)
        try await server.clearDisk()
        try await ledger.add(rows, run: "r", step: 1)
        #expect(try await ledger.rows(run: "r", step: 1, afterLine: 0, limit: 30_000).count == 20_000)
    }

    @Test func `another's transaction that stands still keeps nobody from writing, planning again and purging`()
        async throws
    {
        let address = try PostgresAddress(await PostgresServer.shared().newSchema())
        let ledger = try await PostgresLedger.open(address)
        try await ledger.createTestRun(rows: [1, 2], records: 2)
        let idle = try PostgresConnection(address)
        try idle.script(
            "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM roster_row; SELECT pg_current_xact_id()"
        )
        try await ledger.begin("r")
        try await ledger.commit([.send(lines: [1], at: .now)], run: "r", step: 1)
        try await ledger.commit([.settle(Settlement(line: 1, outcome: .created))], run: "r", step: 1)
        #expect(try await ledger.outcomes(run: "r", step: 1) == [.created: 1])
        try await ledger.purge(["r"])
        #expect(try await ledger.shrink())
        let seen: Int? = try idle.execute("SELECT count(*) FROM roster_row").first()
        #expect(seen == 2)
        idle.rollback()
    }
}
