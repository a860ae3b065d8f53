package import JobModel
import PostgresLedger
import SQLiteLedger

/// Where the ledger is and the counts of requests and calls: in the state folder, or in a database that several machines
/// share.
///
/// Nothing is opened before it is asked for. Errors are `LedgerError`s.
package struct LedgerPlace: Sendable {
    package let stateFolder: String
    private let database: PostgresAddress?

    /// The ledger of a state folder, which is made on first use.
    package init(stateFolder: String) {
        self.stateFolder = stateFolder
        database = nil
    }

    /// The ledger at the address of a PostgreSQL database; what is no ledger's stays in the state folder.
    ///
    /// - Throws: `LedgerError.database(.badAddress, _)`.
    package init(stateFolder: String, address: String?) throws(LedgerError) {
        self.stateFolder = stateFolder
        database = if let address, !address.isEmpty { try PostgresAddress(address) } else { nil }
    }

    package func ledger() throws -> any LedgerStore {
        if let database { return PostgresLedger(database) }
        return try StateStores.ledger(in: stateFolder)
    }

    /// Where all processes that share the ledger count their requests.
    package func rates() throws -> any RateBudgetStore {
        if let database { return PostgresRateBudgetStore(database) }
        return try StateStores.rates(in: stateFolder)
    }

    /// Where all processes that share the ledger count the calls of a month.
    package func callCounts() throws -> any CallCountStore {
        if let database { return PostgresCallCountStore(database) }
        return try StateStores.callCounts(in: stateFolder)
    }
}
