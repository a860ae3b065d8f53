import Foundation
import JobModel
import SQLiteLedger
import Testing

/// A kind of ledger that every test of this target runs over; a new one is one more argument.
struct StoreUnderTest: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Opens a new, empty store; `folder` is one of its own.
    let open: @Sendable (_ folder: String) throws -> any LedgerStore

    static let all = [
        StoreUnderTest(testDescription: "SQLite in memory") { _ in try SQLiteLedger.inMemory() },
        StoreUnderTest(testDescription: "SQLite on disk") { try SQLiteLedger.open(folder: $0) },
    ]
}
