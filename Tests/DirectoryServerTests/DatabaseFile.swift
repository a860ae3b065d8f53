import Foundation
import GRDB

/// Changes a database file as another program does.
enum DatabaseFile {
    static func change(_ path: String, by sql: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA trusted_schema = ON") }
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try database.writeWithoutTransaction { db in try db.execute(sql: sql) }
        try database.close()
    }
}
