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
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try LedgerError.converting(try PrivatePlace.makeFolder(folder))
        let lock = try takeTurn(path + ".migrating")
        defer { lock.release() }
        try look()
        try make(path)
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        // What a statement may have to take back is kept in memory: a file of it would be slower, and others could read it.
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA temp_store = MEMORY") }
        let database = try DatabasePool(path: path, configuration: configuration)
        // Last, because the pool sets the connection that writes to NORMAL when it opens it.
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

    /// Waits until no other process opens the database; the others wait until the returned lock is released.
    static func takeTurn(_ path: String) throws(LedgerError) -> FileLock {
        let lock = try LedgerError.converting(try FileLock(path))
        try LedgerError.converting(try lock.take())
        return lock
    }

    private static func make(_ path: String) throws(LedgerError) {
        for end in ["", "-wal", "-shm"] { try LedgerError.converting(try PrivatePlace.setRight(path + end)) }
        try LedgerError.converting(try PrivateFile.makeIfAbsent(path))
    }
}
