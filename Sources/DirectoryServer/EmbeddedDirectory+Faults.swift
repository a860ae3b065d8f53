import Foundation
import GRDB

extension EmbeddedDirectory {
    /// What may strike now.
    package var faults: [Fault] { directory.faults.current }

    /// The faults that were switched in a database, which another server may have open; `nil` where none was.
    package static func keptFaults(inDatabase path: String) async throws -> [Fault]? {
        try await look(into: path) { try FaultTable(db: $0).keptIfThere() }
    }

    /// Switches the faults of a database that no server has; `nil` forgets every switch.
    ///
    /// - Throws: `DirectoryServerError.databaseInUse`, `.empty`.
    package static func keep(_ faults: [Fault]?, inDatabase path: String) async throws {
        guard FileManager.default.fileExists(atPath: path) else { throw DirectoryServerError.empty(path) }
        let file = try DirectoryFile(path)
        let result: Result<Void, any Error>
        do {
            try await file.database.write { db in
                guard try CompanySeeder.isFilled(db) else { throw DirectoryServerError.empty(path) }
                try FaultTable(db: db).keep(faults)
            }
            result = .success(())
        } catch {
            result = .failure(DirectoryServerError(error, path))
        }
        try file.close()
        try result.get()
    }
}
