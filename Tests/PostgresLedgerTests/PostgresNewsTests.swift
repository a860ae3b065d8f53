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
        let rows = (2...3).map { line in
            PlannedRow(line: line, row: line, originRow: line, matchKey: "E", action: .create, record: [])
        }
        try await one.add(rows, run: "r", step: 1)
        try await one.begin("r")
        let listening = try PostgresConnection(PostgresAddress(server.address()))
        try listening.perform("LISTEN \(NewsListener.channel)")
        let owner = try await one.lock(run: "r")
        try await other.commit([.send(lines: [2], at: .now)], run: "r", step: 1)
        try await one.commit([.settle(Settlement(line: 2, outcome: .created))], run: "r", step: 1)
        var heard: [String] = []
        while !heard.contains("rows r") { heard += try listening.notifications(within: .seconds(60)) }
        owner.release()
        // Nobody owns it now.
        try await other.commit([.settle(Settlement(line: 3, outcome: .failed))], run: "r", step: 1)
        try await other.updateRun("r", state: .stopped)
        while heard.last != "run r" || heard.count < 2 { heard += try listening.notifications(within: .seconds(60)) }
        #expect(heard.filter { $0 == "rows r" }.count == 1)
        #expect(Set(heard).isSubset(of: ["run r", "rows r"]))
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
        // The first ends as listening begins.
        try await one.awaitNews(of: .run("r"), atMost: Self.forever)
        let start = ContinuousClock.now
        let late = Task { try await one.awaitNews(of: .run("r"), atMost: Self.forever) }
        // Past the pause between two hints.
        while ContinuousClock.now - start < .milliseconds(300) { await Task.yield() }
        late.cancel()
        await #expect(throws: CancellationError.self) { try await late.value }
        let wait = Task { try await one.awaitNews(of: .run("r"), atMost: Self.forever) }
        wait.cancel()
        await #expect(throws: CancellationError.self) { try await wait.value }
        try await other.awaitNews(of: .run("r"), atMost: Self.forever)
        async let last: Void = other.awaitNews(of: .run("r"), atMost: Self.forever)
        other.close()
        try await last
    }
}
