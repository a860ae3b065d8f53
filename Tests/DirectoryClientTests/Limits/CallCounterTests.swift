import Foundation
import JobModel
import Synchronization
import Testing

@testable import DirectoryClient

/// Calls counted in advance, and given back.
struct CallCounterTests {
    /// Keeps counts in memory.
    private final class Store: CallCountStore {
        private let counts = Mutex<[String: Int]>([:])

        var all: [String: Int] { counts.withLock(\.self) }

        func add(_ calls: Int, account: String, month: String) async throws {
            counts.withLock { $0["\(account) \(month)", default: 0] += calls }
        }

        func calls(account: String, month: String) async throws -> Int {
            counts.withLock { $0["\(account) \(month)"] ?? 0 }
        }
    }

    private static let december = Date(timeIntervalSince1970: 1_798_000_000)

    @Test(arguments: [1, 19, 20, 21, 400])
    func `counts every call once, however many are made at the same time`(calls: Int) async throws {
        let store = Store()
        let counter = CallCounter(store: store, account: "a", zone: .gmt, now: { Self.december })
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<calls { group.addTask { try await counter.count() } }
            try await group.waitForAll()
        }
        #expect(try await counter.calls() == calls)
        // One that dies now has counted too many rather than too few.
        #expect(store.all["a 2026-12"] ?? 0 >= calls)
        try await counter.giveBack()
        #expect(store.all == ["a 2026-12": calls])
    }

    @Test func `a month begins in the job's time zone`() async throws {
        let store = Store()
        // 2026-12-31 17:00 UTC is January in Shanghai.
        let moment = Mutex(Date(timeIntervalSince1970: 1_798_736_400 - 86_400))
        let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        let counter = CallCounter(store: store, account: "a", zone: zone, now: { moment.withLock(\.self) })
        try await counter.count()
        moment.withLock { $0 += 86_400 }
        try await counter.count()
        try await counter.count()
        #expect(try await counter.calls() == 2)
        try await counter.giveBack()
        #expect(store.all == ["a 2026-12": 1, "a 2027-01": 2])
    }
}
