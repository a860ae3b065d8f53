import JobModel
import LocalFiles
import PostgresLedger
import SQLiteLedger
import TestSupport
import Testing

/// The calls of months, over every store.
struct CallCountConformanceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: RateBudgetUnderTest.all)
    func `counts by account and month, and never below nothing`(kind: RateBudgetUnderTest) async throws {
        let store = try await kind.openCounts(folder.path)
        #expect(try await store.calls(account: "a", month: "2026-12") == 0)
        try await store.add(5, account: "a", month: "2026-12")
        try await store.add(-2, account: "a", month: "2026-12")
        try await store.add(7, account: "b", month: "2026-12")
        try await store.add(-7, account: "a", month: "2027-01")
        #expect(try await store.calls(account: "a", month: "2026-12") == 3)
        #expect(try await store.calls(account: "a", month: "2027-01") == 0)
        try await store.add(-9, account: "a", month: "2026-12")
        #expect(try await store.calls(account: "a", month: "2026-12") == 0)
        #expect(try await store.calls(account: "b", month: "2026-12") == 7)
    }
}
