import Foundation
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

    /// What stands for the file of this machine where an address could be.
    package static let file = "file"

    /// The ledger of a state folder, which is made on first use.
    package init(stateFolder: String) {
        self.stateFolder = stateFolder
        database = nil
    }

    /// The ledger at the address of a PostgreSQL database; what is no ledger's stays in the state folder.
    ///
    /// - Parameters:
    ///   - stateFolder: Where the ledger is without an address.
    ///   - address: Of a database; `nil`, empty and `file` mean the state folder.
    /// - Throws: `LedgerError.database(.badAddress, _)`.
    package init(stateFolder: String, address: String?) throws(LedgerError) {
        self.stateFolder = stateFolder
        database = if let address, !address.isEmpty, address != Self.file { try PostgresAddress(address) } else { nil }
    }

    /// A ledger as a person names it: the address of a database, a state folder, or `file`.
    ///
    /// - Throws: `LedgerError.database(.badAddress, _)`, also for what looks like an address and is none.
    package init(named name: String, ownStateFolder: String) throws(LedgerError) {
        if PostgresAddress.isAddress(name) {
            try self.init(stateFolder: ownStateFolder, address: name)
        } else if name == Self.file {
            self.init(stateFolder: ownStateFolder)
        } else {
            let isPath = name.hasPrefix("/") || name.hasPrefix(".")
            guard !name.isEmpty, isPath || !name.contains(":") else { throw .database(.badAddress, at: "") }
            let end = "/ledger.sqlite"
            let folder = name.hasSuffix(end) ? String(name.dropLast(end.count)) : name
            self.init(stateFolder: URL(fileURLWithPath: folder).standardizedFileURL.path)
        }
    }

    /// As it is shown to people.
    var identity: String { database?.shown ?? stateFolder }

    /// Whether another place is named alike, down to the schema of an address.
    func isSame(as other: LedgerPlace) -> Bool {
        guard let database, let other = other.database else { return self.identity == other.identity }
        return database.repeated == other.repeated
    }

    /// Whether there is a ledger, as far as that is known without asking a server.
    var isThere: Bool { database != nil || FileManager.default.fileExists(atPath: stateFolder + "/ledger.sqlite") }

    /// As a command is given this place; without a password.
    package var repeated: String { database?.repeated ?? Self.file }

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
    package func callCounts() throws -> any CallCountCopyStore {
        if let database { return PostgresCallCountStore(database) }
        return try StateStores.callCounts(in: stateFolder)
    }

    /// How the database of the ledger does; `nil` where it is a file.
    func health() async throws -> DatabaseHealth? {
        guard let database else { return nil }
        return try await PostgresHealth(database).asked()
    }
}
