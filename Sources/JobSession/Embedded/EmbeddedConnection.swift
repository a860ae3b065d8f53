import DirectoryServer
import Foundation
import JobEngine
import JobModel
import Wording

/// The way to the directory that Roster carries: started in this process, or the one that another process has started.
struct EmbeddedConnection {
    /// `documented` also keeps the client's limits; the job's own word.
    let rates: JobDefinition.Limits.Rates
    let stateFolder: String
    /// Where a company file is looked for on first use.
    let folder: String
    /// Says what the user is to know while it waits.
    let say: @Sendable (LocalizedText) -> Void

    struct Way: Sendable {
        var address: String
        var appID: String
        var appSecret: String
        var ownsServer: Bool
        var stop: @Sendable () async throws -> Void
    }

    func open() async throws -> Way {
        let file = try EmbeddedFile(stateFolder: stateFolder)
        while true {
            do {
                return try await start(file)
            } catch DirectoryServerError.databaseInUse {
                if let way = try await attach(to: file) { return way }
            }
        }
    }

    private func start(_ file: EmbeddedFile) async throws -> Way {
        let company = try file.company(near: folder)
        let directory = try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(
                database: file.database,
                company: company,
                rates: rates == .off ? .off : .documented,
                secrets: .drawn
            )
        )
        do {
            // What an earlier process had accepted is done before anybody asks what became of it.
            try await directory.waitUntilTasksAreDone()
            let app = try await EmbeddedDirectory.credentials(inDatabase: file.database)
            if let warning = directory.clock.warning { say(warning) }
            return Way(
                address: "http://127.0.0.1:\(directory.port)",
                appID: app.appID,
                appSecret: app.appSecret,
                ownsServer: true
            ) {
                let lease = try ServerLease(database: file.database)
                try await lease.waitUntilEmpty(saying: say)
                // A guest that signed in now would be given the address of a server that is just going.
                defer { withExtendedLifetime(lease) {} }
                try await directory.stop()
            }
        } catch {
            try await directory.stop()
            throw error
        }
    }

    /// The server of another command, which stays until this one is done; `nil` where it has just gone.
    private func attach(to file: EmbeddedFile) async throws -> Way? {
        let guests = try ServerLease(database: file.database)
        try await guests.signIn()
        guard EmbeddedDirectory.isServed(database: file.database) else { return nil }
        guard let port = try await EmbeddedDirectory.port(ofServerHolding: file.database) else {
            throw DirectoryServerError.databaseInUse(file.database)
        }
        let app = try await EmbeddedDirectory.credentials(inDatabase: file.database)
        return Way(
            address: "http://127.0.0.1:\(port)",
            appID: app.appID,
            appSecret: app.appSecret,
            ownsServer: false
        ) { withExtendedLifetime(guests) {} }
    }
}
