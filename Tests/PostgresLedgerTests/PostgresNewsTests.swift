import JobModel
import LocalFiles
import TestSupport
import Testing

@testable import PostgresLedger

/// Hints between processes, here two ledgers with connections of their own; without them each wait would take an hour.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)), .timeLimit(.minutes(2)))
struct PostgresNewsTests {
    private static let forever = Duration.seconds(3600)

    private func ledgers() async throws -> (PostgresLedger, PostgresLedger, PostgresServer) {
        // A channel is the whole database's, whatever the schema.
        let server = try await PostgresServer.own()
        let place = try PostgresAddress(server.address())
        return (try await PostgresLedger.open(place), try await PostgresLedger.open(place), server)
    }

    @Test func `a confirmed run is news for those who wait for runs, and for that run`() async throws {
        let (one, other, server) = try await ledgers()
        defer { withExtendedLifetime(server) {} }
        try await one.createTestRun(steps: 0, rows: [], records: 0)
        // Listening begins with the first wait, which ends as it does; what was told since the last wait counts.
        try await other.awaitNews(of: .runs, atMost: Self.forever)
        try await other.awaitNews(of: .run("r"), atMost: .zero)
        async let runs: Void = other.awaitNews(of: .runs, atMost: Self.forever)
        async let run: Void = other.awaitNews(of: .run("r"), atMost: Self.forever)
        try await one.begin("r")
        _ = try await (runs, run)
    }

    @Test func `the owner of a run tells of its rows, and nobody else`() async throws {
        let (one, other, server) = try await ledgers()
        try await one.createTestRun(steps: 0, rows: [], records: 0)
        let row = PlannedRow(line: 2, row: 2, originRow: 2, matchKey: "E2", action: .create, record: ["E2"])
        try await one.add([row], run: "r", step: 1)
        try await one.begin("r")
        let listening = try PostgresConnection(PostgresAddress(server.address()))
        try listening.perform("LISTEN \(NewsListener.channel)")
        let owner = try await one.lock(run: "r")
        try await other.commit([.send(lines: [2], at: .now)], run: "r", step: 1)
        try await one.commit([.settle(Settlement(line: 2, outcome: .created))], run: "r", step: 1)
        var heard: [String] = []
        while !heard.contains("rows r") { heard += try listening.notifications(within: .seconds(60)) }
        // The other tells only of what it has asked for itself: nothing.
        #expect(heard.filter { $0 == "rows r" }.count == 1)
        #expect(Set(heard).isSubset(of: ["run r", "rows r"]))
        owner.release()
    }

    @Test func `listening begins again where its connection is cut`() async throws {
        let (one, other, server) = try await ledgers()
        try await one.createTestRun(steps: 0, rows: [], records: 0)
        try await other.awaitNews(of: .run("r"), atMost: Self.forever)
        try await server.execute(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE query LIKE 'LISTEN%' AND pid <> pg_backend_pid()
            """
        )
        // What may have been told meanwhile counts as told.
        try await other.awaitNews(of: .run("r"), atMost: Self.forever)
        try await one.begin("r")
        try await other.awaitNews(of: .run("r"), atMost: Self.forever)
    }

    @Test func `a wait that is called off, or whose ledger is closed, ends`() async throws {
        let (one, other, server) = try await ledgers()
        defer { withExtendedLifetime(server) {} }
        let wait = Task { try await one.awaitNews(of: .run("r"), atMost: Self.forever) }
        wait.cancel()
        await #expect(throws: CancellationError.self) { try await wait.value }
        try await other.awaitNews(of: .run("r"), atMost: Self.forever)
        async let last: Void = other.awaitNews(of: .run("r"), atMost: Self.forever)
        other.close()
        try await last
    }
}
