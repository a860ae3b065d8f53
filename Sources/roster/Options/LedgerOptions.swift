import ArgumentParser
import Foundation
import JobModel
import JobSession

/// Where the ledger is, for the commands that read or write it.
struct LedgerOptions: ParsableArguments {
    @Option(
        name: .customLong("ledger"),
        help: """
            The ledger's database, as postgres://USER@HOST/DATABASE or service=NAME; else ROSTER_LEDGER, else a file of \
            this machine.
            """
    )
    var address: String?

    /// - Throws: `LedgerError.database(.badAddress, _)`.
    func place() throws -> LedgerPlace {
        // A variable that a script has not set would silently be another ledger.
        if let address, address.isEmpty { throw LedgerError.database(.badAddress, at: "") }
        return try LedgerPlace(
            stateFolder: StateFolder.ofEnvironment,
            address: address ?? ProcessInfo.processInfo.environment["ROSTER_LEDGER"]
        )
    }
}
