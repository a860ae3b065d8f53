import ArgumentParser
import Foundation
import JobFiles
import JobModel
import JobSession

/// Where the ledger is, for the commands that read or write it.
struct LedgerOptions: ParsableArguments {
    @Option(
        name: .customLong("ledger"),
        help: """
            The ledger's database, as postgres://USER@HOST/DATABASE or service=NAME, or file for the one of this machine; \
            else ROSTER_LEDGER, else the configuration file's, else file.
            """
    )
    var address: String?

    /// - Throws: `LedgerError.database(.badAddress, _)`; `ConfigurationError`.
    func place() throws -> LedgerPlace {
        guard let address else {
            return try LedgerPlace(stateFolder: StateFolder.ofEnvironment, address: try Self.addressOtherwise())
        }
        // A variable that a script has not set would silently be another ledger.
        guard !address.isEmpty else { throw LedgerError.database(.badAddress, at: "") }
        let place = try LedgerPlace(stateFolder: StateFolder.ofEnvironment, address: address)
        GivenLedger.begin(place)
        return place
    }

    private static func addressOtherwise() throws -> String? {
        let environment = ProcessInfo.processInfo.environment
        if let address = environment["ROSTER_LEDGER"], !address.isEmpty { return address }
        return try Configuration.load(environment: environment).ledger
    }
}
