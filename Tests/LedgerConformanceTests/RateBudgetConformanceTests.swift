import JobModel
import LocalFiles
import TestSupport
import Testing

/// How limits are kept by processes together, over every store.
struct RateBudgetConformanceTests {
    private let folder: TemporaryFolder
    private let windows = [(limit: 50, seconds: 1.0), (limit: 1000, seconds: 60.0)]

    init() throws { folder = try TemporaryFolder() }

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

    @Test(arguments: RateBudgetUnderTest.all)
    func `two processes keep every window together`(kind: RateBudgetUnderTest) async throws {
        let stores = try await kind.open(folder.path)
        let windows = windows
        let turns = try await withThrowingTaskGroup(of: [Double].self) { group in
            for store in stores {
                for _ in 0..<100 {
                    group.addTask { try await store.take(8, endpoint: "e", account: "a", windows: windows, now: 1000) }
                }
            }
            return try await group.reduce(into: [Double]()) { $0 += $1 }
        }
        #expect(turns.count == 1600)
        #expect(most(turns, in: 1) == 50)
        #expect(most(turns, in: 60) == 1000)
    }

    @Test(arguments: RateBudgetUnderTest.all)
    func `forgets turns older than the windows`(kind: RateBudgetUnderTest) async throws {
        let store = try await kind.open(folder.path)[0]
        _ = try await store.take(50, endpoint: "e", account: "a", windows: windows, now: 1000)
        #expect(try await store.take(1, endpoint: "e", account: "a", windows: windows, now: 1000) == [1001])
        #expect(try await store.take(1, endpoint: "e", account: "a", windows: windows, now: 1500) == [1500])
    }

    @Test(arguments: RateBudgetUnderTest.all)
    func `gives a returned turn to the next caller, and no other`(kind: RateBudgetUnderTest) async throws {
        let stores = try await kind.open(folder.path)
        let windows = [(limit: 1, seconds: 10.0)]
        let turns = try await stores[0].take(3, endpoint: "e", account: "a", windows: windows, now: 1000)
        try await stores[0].giveBack(turns[2] + 0.0001, endpoint: "f", account: "a")
        try await stores[0].giveBack(turns[2] + 0.0001, endpoint: "e", account: "a")
        #expect(try await stores[1].take(1, endpoint: "e", account: "a", windows: windows, now: 1000) == [turns[2]])
        #expect(
            try await stores[0].take(1, endpoint: "e", account: "a", windows: windows, now: 1000) == [turns[2] + 10]
        )
    }

    @Test(arguments: RateBudgetUnderTest.all, [1000 + 901, 1e9, .greatestFiniteMagnitude, .infinity])
    func `refuses a block that is too long`(kind: RateBudgetUnderTest, until: Double) async throws {
        let stores = try await kind.open(folder.path)
        try await stores[0].block(endpoint: "e", account: "a", until: until, now: 1000)
        await #expect(throws: StoredLimitTooFar(seconds: until - 1000)) {
            _ = try await stores[1].take(1, endpoint: "e", account: "a", windows: windows, now: 1000)
        }
        #expect(try await stores[1].take(1, endpoint: "f", account: "a", windows: windows, now: 1000) == [1000])
    }

    @Test(arguments: RateBudgetUnderTest.all)
    func `keeps the longest block of a directory, for its account and endpoint only`(
        kind: RateBudgetUnderTest
    ) async throws {
        let stores = try await kind.open(folder.path)
        try await stores[0].block(endpoint: "e", account: "a", until: 1900, now: 1000)
        try await stores[1].block(endpoint: "e", account: "a", until: 1005, now: 1000)
        #expect(try await stores[1].take(1, endpoint: "e", account: "a", windows: windows, now: 1000) == [1900])
        #expect(try await stores[1].take(1, endpoint: "e", account: "b", windows: windows, now: 1000) == [1000])
        #expect(try await stores[1].take(1, endpoint: "f", account: "a", windows: windows, now: 1000) == [1000])
    }

    @Test(arguments: RateBudgetUnderTest.all)
    func `lowers the ceiling for all when the directory throttles, and raises it slowly`(
        kind: RateBudgetUnderTest
    ) async throws {
        let stores = try await kind.open(folder.path)
        let windows = [(limit: 1, seconds: 10.0)]
        // Two workers hear of the same full window.
        for store in stores { try await store.block(endpoint: "e", account: "a", until: 1001, now: 1000) }
        let turns = try await stores[0].take(2, endpoint: "e", account: "a", windows: windows, now: 1000)
        #expect(abs(turns[1] - turns[0] - 11) < 0.001)
        let later = try await stores[1].take(2, endpoint: "e", account: "a", windows: windows, now: 1070)
        #expect(abs(later[1] - later[0] - 10) < 0.001)
    }
}
