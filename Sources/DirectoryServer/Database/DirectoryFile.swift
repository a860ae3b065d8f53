import Foundation
import GRDB
import LocalFiles

/// The database of a directory, open and held by this server alone.
final class DirectoryFile: Sendable {
    static let memory = ":memory:"

    let database: any DatabaseWriter
    private let lock: FileLock?

    /// Opens or makes the file, readable by its owner alone, and brings its schema up to date.
    init(_ path: String) throws {
        guard path != Self.memory else {
            database = try DatabaseQueue(configuration: Self.configuration)
            lock = nil
            try DatabaseMigrator.directory.migrate(database)
            return
        }
        let lock = try Self.hold(path)
        do {
            try Self.makePrivate(path)
            database = try DatabasePool(path: path, configuration: Self.configuration)
            guard try !database.read(DatabaseMigrator.directory.hasBeenSuperseded) else {
                throw DirectoryServerError.laterRoster(path)
            }
            try DatabaseMigrator.directory.migrate(database)
            let places = try database.read { try DatabaseCheck(db: $0).places() }
            guard places.isEmpty else { throw DirectoryServerError.damaged(path, places: places) }
            // Every migration leaves whole pages in the write-ahead log; what follows begins it again.
            _ = try database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        } catch {
            lock.release()
            throw DirectoryServerError(error, path)
        }
        self.lock = lock
    }

    /// Writes into the lock where the server listens, for a process that finds the database held.
    func announce(port: Int) { lock?.overwrite("\(port)\n") }

    /// The port of the server that holds a database; `nil` until it listens.
    static func port(ofServerHolding path: String) -> Int? {
        guard let data = FileManager.default.contents(atPath: path + ".lock") else { return nil }
        return Int(String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Removes the database with its write-ahead log, unless a server has it.
    static func remove(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let lock = try hold(path)
        defer { lock.release() }
        let log = CallLog.path(besideDatabase: path)
        let secret = DirectorySecret.path(besideDatabase: path)
        for file in [path, path + "-wal", path + "-shm", log, log + ".1", secret]
        where FileManager.default.fileExists(atPath: file) {
            do {
                try FileManager.default.removeItem(atPath: file)
            } catch {
                throw DirectoryServerError.databaseUnusable(file, reason: ServerText(of: error))
            }
        }
    }

    func close() throws {
        try database.close()
        lock?.release()
    }

    /// What the directory says is rehearsal, not record: a power cut may cost the last second, never the file.
    private static var configuration: Configuration {
        var configuration = Configuration()
        // Others look into the file for a moment: at its secret, its invitations, its clock.
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = NORMAL")
            try db.execute(sql: "PRAGMA cache_size = -65536")
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
            // Every item of a batch is a savepoint; what it may have to take back went to a file under /var/tmp.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    static func isHeld(_ path: String) -> Bool { FileLock.isHeld(path + ".lock") }

    /// Takes the lock that the process's end releases.
    static func hold(_ path: String) throws(DirectoryServerError) -> FileLock {
        let lock = try DirectoryServerError.converting(try FileLock(path + ".lock"))
        guard lock.tryToTake() else { throw .databaseInUse(path) }
        // The port of a server that was killed would send others nowhere.
        lock.empty()
        return lock
    }

    /// Makes the file before SQLite does: its write-ahead log takes over the mode.
    private static func makePrivate(_ path: String) throws(DirectoryServerError) {
        try DirectoryServerError.converting(try PrivateFile.makeIfAbsent(path))
        try DirectoryServerError.converting(try PrivatePlace.setRight(linked: path))
    }
}
