import Foundation
import GRDB
import Glibc
import JobModel
import LocalFiles

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
    ///
    /// One process at a time: two that find the same migration missing would both do it, and SQLite lets nobody wait
    /// who finds a new file being made. With `check` the file is looked over before it is used; `look` sees it before it
    /// is opened, while nobody else opens it.
    ///
    /// Throws `LedgerError.newer` for the file of a later Roster, `.damaged`, `.notOurs`.
    static func open(
        _ path: String,
        _ durability: Durability,
        _ migrator: DatabaseMigrator,
        check: Bool = false,
        look: () throws -> Void = {}
    ) throws -> DatabasePool {
        try PrivatePlace.makeFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
        let lock = try takeTurn(path + ".migrating")
        // Released with the file, which closing closes, or with the process.
        defer { close(lock) }
        try look()
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
        guard try !database.read(migrator.hasBeenSuperseded) else { throw LedgerError.newer(path: path) }
        if check, try !isWhole(database) { throw LedgerError.damaged(path: path) }
        if try !database.read(migrator.hasCompletedMigrations) { try migrator.migrate(database) }
        return database
    }

    /// Whether SQLite finds every page of a database in order, and every value where the schema lets it be.
    static func isWhole(_ database: some DatabaseReader) throws -> Bool {
        try database.read { db in try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok" }
    }

    /// Waits until nobody else opens a database, and keeps others from it until what is returned is closed.
    static func takeTurn(_ path: String) throws -> Int32 {
        try PrivatePlace.setRight(path)
        let lock = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard lock >= 0 else { throw LedgerError.failed(reason: "\(path): \(String(cString: strerror(errno)))") }
        while flock(lock, LOCK_EX) != 0 {
            guard errno == EINTR else {
                close(lock)
                throw LedgerError.failed(reason: "\(path): \(String(cString: strerror(errno)))")
            }
        }
        return lock
    }

    private static func make(_ path: String) throws {
        for end in ["", "-wal", "-shm"] { try PrivatePlace.setRight(path + end) }
        // A file that is there must not be opened here: closing it again would drop every lock that SQLite holds on it in
        // this process, and the next command to leave would take the log from under this one.
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { return }
            throw LedgerError.failed(reason: "\(path): \(String(cString: strerror(errno)))")
        }
        Glibc.close(descriptor)
    }
}
