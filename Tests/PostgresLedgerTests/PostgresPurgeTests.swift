import JobModel
import LocalFiles
import TestSupport
import Testing

@testable import PostgresLedger

/// Runs that are taken out of a database.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct PostgresPurgeTests {
    private func ledger(rows: Int) async throws -> (PostgresLedger, PostgresServer, String) {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        let ledger = try await PostgresLedger.open(PostgresAddress(address))
        try await ledger.createTestRun(rows: Array(1...rows), records: rows)
        return (ledger, server, address)
    }

    private let left = """
        SELECT (SELECT count(*) FROM roster_run), (SELECT count(*) FROM roster_row), (SELECT count(*) FROM roster_plan)
        """

    @Test(arguments: [1, 7, 20, 21, 10_000])
    func `everything goes, however many pieces that takes`(piece: Int) async throws {
        let (ledger, server, address) = try await ledger(rows: 20)
        try await ledger.purge(["r"], inPiecesOf: piece)
        #expect(try await server.execute(left, at: address) == "0|0|0")
    }

    @Test func `one that is left in the middle sends nothing any more, and is purged again`() async throws {
        let (ledger, server, address) = try await ledger(rows: 20)
        #expect(try await ledger.purgePiece(of: "row", ["r"], 7) == 7)
        await #expect(throws: LedgerError.self) { try await ledger.begin("r") }
        #expect(try await ledger.gap(in: "r") != nil)
        try await ledger.purge(["r"])
        #expect(try await server.execute(left, at: address) == "0|0|0")
    }

    @Test func `space is given back also where the connection was broken`() async throws {
        let (ledger, server, _) = try await ledger(rows: 1)
        let process: Int? = try await ledger.read { try $0.execute("SELECT pg_backend_pid()").first() }
        try await server.execute("SELECT pg_terminate_backend(\(process ?? 0), 5000)")
        #expect(try await ledger.shrink())
    }
}
