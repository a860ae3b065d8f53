import Foundation
import GRDB
import JobModel
import TestSupport
import Testing

@testable import SQLiteLedger

struct RateLedgerTests {
    private let windows = [(limit: 50, seconds: 1.0), (limit: 1000, seconds: 60.0)]

    /// The most turns that lie in any span of that many seconds.
    private func most(_ turns: [Double], in seconds: Double) -> Int {
        let turns = turns.sorted()
        var first = 0
        var most = 0
        for place in turns.indices {
            while turns[place] - turns[first] >= seconds { first += 1 }
            most = max(most, place - first + 1)
        }
        return most
    }

    @Test func `two openers of the same folder keep every window together`() async throws {
        try await withFolder { folder in
            let stores = [
                try SQLiteRateBudgetStore.open(folder: folder), try SQLiteRateBudgetStore.open(folder: folder),
            ]
            let windows = windows
            let turns = try await withThrowingTaskGroup(of: [Double].self) { group in
                for store in stores {
                    for _ in 0..<100 {
                        group.addTask {
                            try await store.take(8, endpoint: "e", account: "a", windows: windows, now: 1000)
                        }
                    }
                }
                return try await group.reduce(into: [Double]()) { $0 += $1 }
            }
            #expect(turns.count == 1600)
            #expect(most(turns, in: 1) == 50)
            #expect(most(turns, in: 60) == 1000)
        }
    }

    @Test func `forgets turns older than the windows`() async throws {
        let store = try SQLiteRateBudgetStore.inMemory()
        _ = try await store.take(50, endpoint: "e", account: "a", windows: windows, now: 1000)
        #expect(try await store.take(1, endpoint: "e", account: "a", windows: windows, now: 1000) == [1001])
        #expect(try await store.take(1, endpoint: "e", account: "a", windows: windows, now: 1500) == [1500])
    }

    @Test func `gives a returned turn to the next caller, and no other`() async throws {
        let store = try SQLiteRateBudgetStore.inMemory()
        let windows = [(limit: 1, seconds: 10.0)]
        let turns = try await store.take(3, endpoint: "e", account: "a", windows: windows, now: 1000)
        try await store.giveBack(turns[2] + 0.0001, endpoint: "f", account: "a")
        try await store.giveBack(turns[2] + 0.0001, endpoint: "e", account: "a")
        #expect(try await store.take(1, endpoint: "e", account: "a", windows: windows, now: 1000) == [turns[2]])
        #expect(try await store.take(1, endpoint: "e", account: "a", windows: windows, now: 1000) == [turns[2] + 10])
    }

    @Test(arguments: [1000 + 901, 1e9, .greatestFiniteMagnitude, .infinity])
    func `refuses a block that is too long, and stores nothing`(until: Double) async throws {
        let store = try SQLiteRateBudgetStore.inMemory()
        try await store.block(endpoint: "e", account: "a", until: until, now: 1000)
        await #expect(throws: StoredLimitTooFar(seconds: until - 1000)) {
            _ = try await store.take(1, endpoint: "e", account: "a", windows: windows, now: 1000)
        }
        #expect(try await store.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM send") } == 0)
        #expect(try await store.take(1, endpoint: "f", account: "a", windows: windows, now: 1000) == [1000])
    }

    @Test func `refuses turns that are too far away, and accepts long queues`() async throws {
        let store = try SQLiteRateBudgetStore.inMemory()
        let slow = [(limit: 1, seconds: 60.0)]
        for _ in 0..<100 { _ = try await store.take(8, endpoint: "e", account: "a", windows: slow, now: 1000) }
        try await store.database.write { db in
            try db.execute(sql: "INSERT INTO send (account, endpoint, at) VALUES ('a', 'f', 9e999)")
        }
        await #expect(throws: StoredLimitTooFar(seconds: .infinity)) {
            _ = try await store.take(1, endpoint: "f", account: "a", windows: windows, now: 1000)
        }
    }

    @Test func `keeps the longest block of a directory`() async throws {
        let store = try SQLiteRateBudgetStore.inMemory()
        try await store.block(endpoint: "e", account: "a", until: 1900, now: 1000)
        #expect(try await store.take(1, endpoint: "e", account: "a", windows: windows, now: 1000) == [1900])
    }

    @Test func `a block applies to its account and endpoint only`() async throws {
        let store = try SQLiteRateBudgetStore.inMemory()
        try await store.block(endpoint: "e", account: "a", until: 1010, now: 1000)
        try await store.block(endpoint: "e", account: "a", until: 1005, now: 1000)
        #expect(try await store.take(1, endpoint: "e", account: "a", windows: windows, now: 1000) == [1010])
        #expect(try await store.take(1, endpoint: "e", account: "b", windows: windows, now: 1000) == [1000])
        #expect(try await store.take(1, endpoint: "f", account: "a", windows: windows, now: 1000) == [1000])
    }

    @Test func `lowers the ceiling for all when the directory throttles, and raises it slowly`()
        async throws
    {
        let store = try SQLiteRateBudgetStore.inMemory()
        let windows = [(limit: 1, seconds: 10.0)]
        // Two workers hear of the same full window.
        for _ in 0..<2 { try await store.block(endpoint: "e", account: "a", until: 1001, now: 1000) }
        let turns = try await store.take(2, endpoint: "e", account: "a", windows: windows, now: 1000)
        #expect(abs(turns[1] - turns[0] - 11) < 0.001)
        let later = try await store.take(2, endpoint: "e", account: "a", windows: windows, now: 1070)
        #expect(abs(later[1] - later[0] - 10) < 0.001)
    }

    @Test func `starts again after a reboot`() async throws {
        try await withFolder { folder in
            let store = try SQLiteRateBudgetStore.open(folder: folder)
            _ = try await store.take(50, endpoint: "e", account: "a", windows: windows, now: 1_000_000)
            try await store.database.write { try $0.execute(sql: "UPDATE boot SET id = 'another'") }
            let next = try SQLiteRateBudgetStore.open(folder: folder)
            #expect(try await next.take(1, endpoint: "e", account: "a", windows: windows, now: 5) == [5])
            let same = try SQLiteRateBudgetStore.open(folder: folder)
            #expect(try await same.take(50, endpoint: "e", account: "a", windows: windows, now: 5).last == 6)
        }
    }
}
