import Foundation
import GRDB
import Glibc
import JobModel

/// A database that nobody else may read: its file is made before SQLite does it, and nothing of it goes to `/tmp`.
enum PrivateDatabase {
    /// How far a commit waits for the disk.
    enum Durability: String {
        /// It is there after a power cut.
        case full = "FULL"
        /// It is there after the end of the process.
        case off = "OFF"
    }

    /// Opens the database, and makes it on first use; brings its schema up to date.
    static func open(_ path: String, _ durability: Durability, _ migrator: DatabaseMigrator) throws -> DatabasePool {
        try make(path)
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        // What a statement may have to take back is kept in memory: a file of it would be slower, and others could read it.
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA temp_store = MEMORY") }
        let database = try DatabasePool(path: path, configuration: configuration)
        // Last, for the pool sets the connection that writes to NORMAL when it opens it.
        try database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = \(durability.rawValue)")
        }
        try migrate(database, path, migrator)
        return database
    }

    /// One process at a time: two that find the same migration missing would both do it.
    private static func migrate(_ database: DatabasePool, _ path: String, _ migrator: DatabaseMigrator) throws {
        guard try !database.read(migrator.hasCompletedMigrations) else { return }
        let lock = Glibc.open(path + ".migrating", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw LedgerError.failed(reason: String(cString: strerror(errno))) }
        // Released with the file, which closing closes, or with the process.
        defer { close(lock) }
        while flock(lock, LOCK_EX) != 0 {
            guard errno == EINTR else { throw LedgerError.failed(reason: String(cString: strerror(errno))) }
        }
        try migrator.migrate(database)
    }

    /// The folder gets 0700 where it is made, the file 0600.
    private static func make(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        // A file that is there must not be opened here: closing it again would drop every lock that SQLite holds on it in
        // this process, and the next command to leave would take the log from under this one.
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { return }
            throw LedgerError.failed(reason: String(cString: strerror(errno)))
        }
        Glibc.close(descriptor)
    }
}
