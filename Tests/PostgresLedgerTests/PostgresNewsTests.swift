import JobModel
import Synchronization
import TestSupport
import Testing

@testable import PostgresLedger

/// Hints between processes, here two ledgers with connections of their own; without them each wait would take an hour.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct PostgresNewsTests {
    private static let forever = Duration.seconds(3600)

    private func ledgers() async throws -> (PostgresLedger, PostgresLedger, PostgresServer) {
        // A channel is the whole database's, whatever the schema.
        let server = try await PostgresServer.own()
        let place = try PostgresAddress(server.address())
        return (try await PostgresLedger.open(place), try await PostgresLedger.open(place), server)
    }

    /// Waits for news of a run while its state changes again and again: a hint may be lost.
    private func hear(_ news: [LedgerNews], from one: PostgresLedger, in other: PostgresLedger) async throws {
        let end = End()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for news in news { try await other.awaitNews(of: news, atMost: Self.forever) }
                end.hasCome.store(true, ordering: .releasing)
            }
            group.addTask {
                var isRunning = try await one.run("r").state == .running
                while !end.hasCome.load(ordering: .acquiring) {
                    isRunning.toggle()
                    try await one.updateRun("r", state: isRunning ? .running : .stopped)
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `a run whose state changes is news for those who wait for runs, and for that run`() async throws {
        let (one, other, server) = try await ledgers()
        defer { withExtendedLifetime(server) {} }
        try await one.createTestRun(steps: 0, rows: [], records: 0)
        try await one.begin("r")
        // Listening begins with the first wait, which ends as it does; what was said since the last wait counts.
        try await other.awaitNews(of: .runs, atMost: Self.forever)
        try await other.awaitNews(of: .run("r"), atMost: .zero)
        try await hear([.runs, .run("r")], from: one, in: other)
    }

    @Test func `the owner of a run tells of its rows, and nobody else`() async throws {
        let (one, other, server) = try await ledgers()
        try await one.createTestRun(rows: [2, 3], records: 2)
        try await one.begin("r")
        let listening = try PostgresConnection(PostgresAddress(server.address()))
        try listening.perform("LISTEN \(NewsListener.channel)")
        let attempt = Attempt(at: 1, endpoint: "createUser", token: "t", status: 200, code: 0, logID: "log")
        let change = LedgerChange.attempt(lines: [2], attempt)
        try await other.commit([change], run: "r", step: 1)
        var heard: [String] = []
        // What the other had said of rows would come before that.
        while !heard.contains("run r") {
            try await other.updateRun("r", state: .stopped)
            try await other.updateRun("r", state: .running)
            heard += try listening.notifications(within: .zero)
        }
        #expect(!heard.contains("rows r"))
        let owner = try await one.lock(run: "r")
        while !heard.contains("rows r") {
            try await one.commit([change], run: "r", step: 1)
            heard += try listening.notifications(within: .zero)
        }
        owner.release()
    }

    @Test func `listening begins again where its connection is cut`() async throws {
        let (one, other, server) = try await ledgers()
        try await one.createTestRun(steps: 0, rows: [], records: 0)
        try await one.begin("r")
        try await other.awaitNews(of: .run("r"), atMost: Self.forever)
        let cut = """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE query LIKE 'LISTEN%' AND pid <> pg_backend_pid()
            """
        #expect(try await server.execute(cut) == "1")
        // What may have been said meanwhile counts as said.
        try await other.awaitNews(of: .run("r"), atMost: Self.forever)
        try await hear([.run("r")], from: one, in: other)
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

private final class End: Sendable {
    let hasCome = Atomic(false)
}
