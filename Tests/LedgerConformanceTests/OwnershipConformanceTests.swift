import Foundation
import JobModel
import TestSupport
import Testing

/// Who owns a run, over every store.
struct OwnershipConformanceTests {
    @Test(arguments: StoreUnderTest.all)
    func `a run has one owner at a time`(store: StoreUnderTest) async throws {
        try await withFolder { folder in
            let ledger = try await store.open(folder)
            #expect(await !ledger.isOwned(run: "r"))
            let first = try await ledger.lock(run: "r")
            #expect(await ledger.isOwned(run: "r"))
            await #expect(throws: LedgerError.owned(run: "r")) { _ = try await ledger.lock(run: "r") }
            let other = try await ledger.lock(run: "other")
            first.release()
            #expect(await !ledger.isOwned(run: "r"))
            let second = try await ledger.lock(run: "r")
            // Released twice, it takes nothing away from the owner after it.
            first.release()
            #expect(await ledger.isOwned(run: "r"))
            second.release()
            other.release()
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a wait for news ends in time without any, and at once where it is called off`(
        store: StoreUnderTest
    ) async throws {
        try await withFolder { folder in
            let ledger = try await store.open(folder)
            try await ledger.awaitNews(of: .run("r"), atMost: .milliseconds(20))
            try await ledger.awaitNews(of: .runs, atMost: .milliseconds(20))
            let wait = Task {
                while true { try await ledger.awaitNews(of: .run("r"), atMost: .seconds(3600)) }
            }
            wait.cancel()
            await #expect(throws: CancellationError.self) { try await wait.value }
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a run is released when its owner is deallocated`(store: StoreUnderTest) async throws {
        try await withFolder { folder in
            let ledger = try await store.open(folder)
            var owner: (any RunOwner)? = try await ledger.lock(run: "r")
            #expect(owner != nil)
            owner = nil
            #expect(await !ledger.isOwned(run: "r"))
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `the lock of a run is in the state folder or in memory`(store: StoreUnderTest) async throws {
        try await withFolder { folder in
            let run = "20260101-000000-\(UUID().uuidString)"
            let ledger = try await store.open(folder)
            let owner = try await ledger.lock(run: run)
            defer { owner.release() }
            let temporary = try FileManager.default.contentsOfDirectory(
                atPath: FileManager.default.temporaryDirectory.path
            )
            #expect(!temporary.contains { $0.contains(run) })
        }
    }
}
