import DirectoryServer
import Foundation
import JobEngine
import JobModel

/// The way to the directory that Roster carries: started in this process, or the one that another process has started.
struct EmbeddedConnection {
    /// `documented` also keeps the client's limits; the job's own word.
    let rates: JobDefinition.Limits.Rates
    let stateFolder: String
    /// Where a company file is looked for on first use.
    let folder: String

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
                faults: company?.faults ?? [],
                secrets: .drawn
            )
        )
        do {
            // What an earlier process had accepted is done before anybody asks what became of it.
            try await directory.waitUntilTasksAreDone()
            let app = try await EmbeddedDirectory.credentials(inDatabase: file.database)
            return Way(
                address: "http://127.0.0.1:\(directory.port)",
                appID: app.appID,
                appSecret: app.appSecret,
                ownsServer: true
            ) {
                try await ServerLease(database: file.database).waitUntilEmpty()
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

/// The files of the embedded directory in the state folder.
struct EmbeddedFile {
    let database: String

    init(stateFolder: String) throws {
        try FileManager.default.createDirectory(
            atPath: stateFolder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        database = stateFolder + "/directory.sqlite"
    }

    /// Any other file of the user's choice.
    init(database: String) { self.database = database }

    /// The company that fills the database on first use: the first `templates/company.yaml` on the way up from `folder`
    /// or from the working folder, else the one that the command carries.
    ///
    /// - Returns: `nil` where a database is there and the company file near is broken.
    func company(near folder: String) throws -> CompanyFile? {
        guard let path = Self.companyPath(near: folder) else { return try ShippedFiles.companyFile() }
        // A database that is filled needs no company file, and a broken one must not stand in its way.
        if FileManager.default.fileExists(atPath: database) {
            do { return try CompanyFile.read(path) } catch is CompanyFileError { return nil }
        }
        return try CompanyFile.read(path)
    }

    private static func companyPath(near folder: String) -> String? {
        let here = FileManager.default.currentDirectoryPath
        for start in [folder, here] {
            var place = URL(fileURLWithPath: start, relativeTo: URL(fileURLWithPath: here)).standardizedFileURL
            while true {
                let path = place.appendingPathComponent("templates/company.yaml").path
                if FileManager.default.fileExists(atPath: path) { return path }
                guard place.path != "/" else { break }
                place = place.deletingLastPathComponent().standardizedFileURL
            }
        }
        return nil
    }
}
