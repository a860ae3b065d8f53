import Foundation
import GRDB
import Glibc
import Synchronization

/// The database of a directory, open and held by this server alone.
final class DirectoryFile: Sendable {
    static let memory = ":memory:"

    let database: any DatabaseWriter
    private let lock: Mutex<Int32?>

    /// Opens or makes the file, readable by its owner alone, and brings its schema up to date.
    init(_ path: String) throws {
        guard path != Self.memory else {
            database = try DatabaseQueue(configuration: Self.configuration)
            lock = Mutex(nil)
            try DatabaseMigrator.directory.migrate(database)
            return
        }
        let descriptor = try Self.hold(path)
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
            _ = Glibc.close(descriptor)
            throw DirectoryServerError(error, path)
        }
        lock = Mutex(descriptor)
    }

    /// Writes into the lock where the server listens, for whoever finds the database held.
    func announce(port: Int) {
        let text = "\(port)\n"
        lock.withLock { descriptor in
            guard let descriptor else { return }
            _ = text.withCString { pwrite(descriptor, $0, strlen($0), 0) }
        }
    }

    /// The port of the server that holds a database; `nil` until it listens.
    static func port(ofServerHolding path: String) -> Int? {
        guard let data = FileManager.default.contents(atPath: path + ".lock") else { return nil }
        return Int(String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Removes the database with its write-ahead log, unless a server has it.
    static func remove(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let descriptor = try hold(path)
        defer { _ = Glibc.close(descriptor) }
        let log = CallLog.path(besideDatabase: path)
        let secret = DirectorySecret.path(besideDatabase: path)
        for file in [path, path + "-wal", path + "-shm", log, log + ".1", secret]
        where FileManager.default.fileExists(atPath: file) {
            do {
                try FileManager.default.removeItem(atPath: file)
            } catch {
                throw DirectoryServerError.databaseUnusable(file, reason: String(describing: error))
            }
        }
    }

    func close() throws {
        try database.close()
        lock.withLock { descriptor in
            if let descriptor { _ = Glibc.close(descriptor) }
            descriptor = nil
        }
    }

    /// What the directory says is rehearsal, not record: a power cut may cost the last second, never the file.
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = NORMAL")
            try db.execute(sql: "PRAGMA cache_size = -65536")
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
            // Every item of a batch is a savepoint; what it may have to take back went to a file under /var/tmp.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    static func isHeld(_ path: String) -> Bool {
        let descriptor = open(path + ".lock", O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { _ = Glibc.close(descriptor) }
        return flock(descriptor, LOCK_EX | LOCK_NB) != 0
    }

    /// Takes the lock that the process's end releases.
    private static func hold(_ path: String) throws -> Int32 {
        let descriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw DirectoryServerError.databaseUnusable(path, reason: String(cString: strerror(errno)))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            _ = Glibc.close(descriptor)
            throw DirectoryServerError.databaseInUse(path)
        }
        // The port of a server that was killed would send others nowhere.
        _ = ftruncate(descriptor, 0)
        return descriptor
    }

    /// Makes the file before SQLite does: its write-ahead log takes over the mode.
    private static func makePrivate(_ path: String) throws {
        // Closing a file that SQLite has open would drop its locks, so one that is there is not opened.
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 || errno == EEXIST else {
            throw DirectoryServerError.databaseUnusable(path, reason: String(cString: strerror(errno)))
        }
        if descriptor >= 0 { _ = Glibc.close(descriptor) }
        _ = chmod(path, 0o600)
    }
}
