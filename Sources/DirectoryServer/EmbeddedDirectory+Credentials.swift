import Foundation
import GRDB

extension EmbeddedDirectory {
    /// The app that `directory: embedded` calls as: the company file's first.
    package static func credentials(in company: CompanyFile) throws -> (appID: String, appSecret: String) {
        guard let app = company.tenants.first?.apps.first else { throw CompanyFileError.noApp }
        return (app.appID, app.appSecret)
    }

    /// The same from a database that was filled before; another server may have it open.
    package static func credentials(inDatabase path: String) async throws -> (appID: String, appSecret: String) {
        let app: (String, String)? = try await look(into: path) { db in
            let row = try Row.fetchOne(db, sql: "SELECT app_id, secret FROM app ORDER BY position LIMIT 1")
            return row.map { ($0[0], $0[1]) }
        }
        guard let app else { throw DirectoryServerError.empty(path) }
        return (appID: app.0, appSecret: app.1)
    }

    /// The invitations that would have gone out, oldest first; another server may have the database open.
    package static func outbox(inDatabase path: String) async throws -> [OutboxEntry] {
        try await look(into: path) { try OutboxEntry.all($0) }
    }

    /// Reads a database that was filled before.
    private static func look<Value: Sendable>(
        into path: String,
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        guard FileManager.default.fileExists(atPath: path) else { throw DirectoryServerError.empty(path) }
        var configuration = Configuration()
        configuration.readonly = true
        do {
            let database = try DatabaseQueue(path: path, configuration: configuration)
            return try await database.read { db in
                guard try db.tableExists("app") else { throw DirectoryServerError.empty(path) }
                return try body(db)
            }
        } catch let error as DirectoryServerError {
            throw error
        } catch {
            throw DirectoryServerError.databaseUnusable(path, reason: String(describing: error))
        }
    }

    /// Removes a database, so that a company file fills it again.
    ///
    /// - Throws: `DirectoryServerError.databaseInUse` while a server has it.
    package static func reset(database path: String) throws { try DirectoryFile.remove(path) }
}
