import Foundation
import GRDB

extension EmbeddedDirectory {
    /// The app that `directory: embedded` calls as: the company file's first.
    package static func credentials(in company: CompanyFile) throws -> (appID: String, appSecret: String) {
        guard let app = company.tenants.first?.apps.first else { throw CompanyFileError.noApp }
        return (app.appID, app.appSecret)
    }

    /// The same app, and the secret that was drawn for Roster's own processes; another server may have the database open.
    package static func credentials(inDatabase path: String) async throws -> (appID: String, appSecret: String) {
        let app = try await look(into: path) { db in
            try String.fetchOne(db, sql: "SELECT app_id FROM app ORDER BY position LIMIT 1")
        }
        guard let app else { throw DirectoryServerError.empty(path) }
        guard let secret = try DirectorySecret.read(besideDatabase: path) else {
            let file = DirectorySecret.path(besideDatabase: path)
            throw DirectoryServerError.secretUnusable(
                file,
                reason: ServerText(en: "it is not there, or others may read it", zh: "文件不存在，或其他用户可以读取")
            )
        }
        return (appID: app, appSecret: secret)
    }

    /// Where the secret stands that was drawn for a database.
    package static func secretPath(of database: String) -> String { DirectorySecret.path(besideDatabase: database) }

    /// The invitations that would have gone out, oldest first; another server may have the database open.
    package static func outbox(inDatabase path: String) async throws -> [OutboxEntry] {
        try await look(into: path) { try OutboxEntry.all($0) }
    }

    /// Reads a database that was filled before.
    static func look<Value: Sendable>(
        into path: String,
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        guard FileManager.default.fileExists(atPath: path) else { throw DirectoryServerError.empty(path) }
        var configuration = Configuration()
        configuration.readonly = true
        // The last one who closes it empties its write-ahead log.
        configuration.busyMode = .timeout(10)
        do {
            let database = try DatabaseQueue(path: path, configuration: configuration)
            return try await database.read { db in
                guard try db.tableExists("app") else { throw DirectoryServerError.empty(path) }
                guard try !DatabaseMigrator.directory.hasBeenSuperseded(db) else {
                    throw DirectoryServerError.laterRoster(path)
                }
                return try body(db)
            }
        } catch {
            throw DirectoryServerError(error, path)
        }
    }

    /// Removes a database, so that a company file fills it again.
    ///
    /// - Throws: `DirectoryServerError.databaseInUse` while a server has it.
    package static func reset(database path: String) throws { try DirectoryFile.remove(path) }
}
