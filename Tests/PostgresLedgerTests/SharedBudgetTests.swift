import JobModel
import TestSupport
import Testing

@testable import PostgresLedger

/// The limits of the contact API, kept by many stores together.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct SharedBudgetTests {
    /// As documented for most endpoints.
    private static let windows: [(limit: Int, seconds: Double)] = [(limit: 50, seconds: 1), (limit: 1000, seconds: 60)]

    @Test func `eight stores waste next to nothing of a limit, and never exceed it`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        let place = try PostgresAddress(address)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                // Of one moment, so that it does not count how fast the machine answers.
                let store = PostgresRateBudgetStore(place, clock: .ofCaller)
                group.addTask {
                    // In small blocks, as workers take them.
                    for _ in 0..<32 {
                        _ = try await store.take(8, endpoint: "e", account: "a", windows: Self.windows, now: 0)
                    }
                }
            }
            try await group.waitForAll()
        }
        let stored = try await server.execute("SELECT at FROM roster_rate_send ORDER BY at", at: address)
        let turns = stored.split(separator: "\n").compactMap { Double($0) }
        #expect(turns.count == 8 * 32 * 8)
        for window in Self.windows {
            for index in turns.indices.dropFirst(window.limit) {
                let span = turns[index] - turns[index - window.limit]
                #expect(span >= window.seconds - 0.000_001, "\(index) \(span)")
            }
        }
        // Two whole minutes, and what is left of the third goes as fast as a second allows.
        let minutes = turns[2000] - turns[0]
        #expect(120 / minutes >= 0.98, "\(minutes)")
        #expect(20 / (turns[999] - turns[0] + 1) >= 0.98, "\(turns[999] - turns[0])")
    }
}
