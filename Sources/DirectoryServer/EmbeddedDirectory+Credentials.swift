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
        guard FileManager.default.fileExists(atPath: path) else { throw DirectoryServerError.empty(path) }
        var configuration = Configuration()
        configuration.readonly = true
        let app: (String, String)?
        do {
            let database = try DatabaseQueue(path: path, configuration: configuration)
            app = try await database.read { db in
                guard try db.tableExists("app") else { return nil }
                let row = try Row.fetchOne(db, sql: "SELECT app_id, secret FROM app ORDER BY position LIMIT 1")
                return row.map { ($0[0], $0[1]) }
            }
        } catch {
            throw DirectoryServerError.databaseUnusable(path, reason: String(describing: error))
        }
        guard let app else { throw DirectoryServerError.empty(path) }
        return (appID: app.0, appSecret: app.1)
    }
}
