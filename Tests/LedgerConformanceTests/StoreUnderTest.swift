import Foundation
import JobModel
import PostgresLedger
import SQLiteLedger
import TestSupport
import Testing

/// A kind of ledger that every test of this target runs over; a new one is one more argument.
struct StoreUnderTest: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Opens a new, empty store; `folder` is one of its own.
    let open: @Sendable (_ folder: String) async throws -> any LedgerStore

    static let all =
        [
            StoreUnderTest(testDescription: "SQLite in memory") { _ in try SQLiteLedger.inMemory() },
            StoreUnderTest(testDescription: "SQLite on disk") { try SQLiteLedger.open(folder: $0) },
        ] + (PostgresServer.isInstalled ? [postgres] : []) + (isPoolerWanted ? [pooled] : [])

    /// By hand: hundreds of tests at once, each with a user of its own, want more connections than a pooler has.
    static let isPoolerWanted =
        PgBouncer.isInstalled && ProcessInfo.processInfo.environment["ROSTER_TEST_POOLER"] != nil

    private static let postgres = StoreUnderTest(testDescription: "PostgreSQL") { _ in
        try await PostgresLedger.open(PostgresAddress(PostgresServer.shared().newSchema()))
    }
}

extension StoreUnderTest {
    fileprivate static let pooled = StoreUnderTest(testDescription: "PostgreSQL by pgbouncer") { _ in
        try await PostgresLedger.open(PostgresAddress(PgBouncer.shared().newSchema()))
    }
}

/// Says where the tests have left a store out.
struct StoresTriedTests {
    @Test(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
    func `every store is tried`() {
        #expect(StoreUnderTest.all.count == (StoreUnderTest.isPoolerWanted ? 4 : 3))
    }
}
