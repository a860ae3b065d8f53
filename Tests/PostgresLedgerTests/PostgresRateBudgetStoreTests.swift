import JobModel
import TestSupport
import Testing

@testable import PostgresLedger

/// Limits by the database's clock, for machines whose own clocks differ.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct PostgresRateBudgetStoreTests {
    private let windows = [(limit: 2, seconds: 1000.0)]

    private func stores() async throws -> (PostgresRateBudgetStore, PostgresRateBudgetStore) {
        let address = try PostgresAddress(await PostgresServer.shared().newSchema())
        return (PostgresRateBudgetStore(address), PostgresRateBudgetStore(address))
    }

    private func take(_ count: Int, _ store: PostgresRateBudgetStore, now: Double) async throws -> [Double] {
        try await store.take(count, endpoint: "e", account: "a", windows: windows, now: now)
    }

    @Test func `machines with clocks days apart keep one limit together`() async throws {
        let (one, other) = try await stores()
        let first = try await take(2, one, now: 5)
        // At once, by the clock of the machine that asks; a slow machine may take seconds to be answered.
        #expect(first.allSatisfy { (5..<105).contains($0) })
        let second = try await take(2, other, now: 1_000_000)
        #expect(second.allSatisfy { (1_000_900...1_001_100).contains($0) }, "\(second)")
        // No earlier than the window allows after the first two.
        #expect(second[0] - 1_000_000 >= 1000 - 100)
    }

    @Test func `a place that is given back is the next one's, whatever the clocks say`() async throws {
        let (one, other) = try await stores()
        let taken = try await take(2, one, now: 5)
        try await one.giveBack(taken[1], endpoint: "e", account: "a")
        let next = try await take(1, other, now: 1_000_000)
        #expect(next[0] < 1_000_100, "\(next)")
        let last = try await take(1, other, now: 1_000_000)
        #expect(last[0] > 1_000_800, "\(last)")
    }

    @Test func `a block holds for every machine, in its own time`() async throws {
        let (one, other) = try await stores()
        try await one.block(endpoint: "e", account: "a", until: 505, now: 5)
        let turn = try await take(1, other, now: 1_000_000)
        #expect((1_000_400..<1_000_600).contains(turn[0]), "\(turn)")
        await #expect(throws: StoredLimitTooFar.self) {
            try await one.block(endpoint: "f", account: "a", until: 5000, now: 5)
            _ = try await other.take(1, endpoint: "f", account: "a", windows: windows, now: 1_000_000)
        }
    }
}
