package import JobModel
import SQLiteLedger

/// The stores of a state folder, in SQLite: the ledger, and where all processes count their requests and calls.
///
/// The folder is made on first use, 0700, and the files 0600. Errors are `LedgerError`s.
package enum StateStores {
    package static func ledger(in folder: String) throws -> any LedgerStore { try SQLiteLedger.open(folder: folder) }

    /// Where all processes of the state folder count their requests.
    package static func rates(in folder: String) throws -> any RateBudgetStore {
        try SQLiteRateBudgetStore.open(folder: folder)
    }

    /// Where all processes of the state folder count the calls of a month.
    package static func callCounts(in folder: String) throws -> any CallCountCopyStore {
        try SQLiteCallCountStore.open(folder: folder)
    }
}
