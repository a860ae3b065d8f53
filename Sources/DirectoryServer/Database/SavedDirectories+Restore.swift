import Foundation
import GRDB
import Glibc
import LocalFiles

extension SavedDirectories {
    /// Puts a saved directory in the place of what the database holds; one of an earlier version is brought up to date.
    ///
    /// Everything is made and checked beside the database, which changes at one instant: whatever happens before that, it
    /// holds what it held.
    /// - Throws: `DirectoryServerError.databaseInUse` while a server has it; `SavedDirectoryError`.
    package func restore(_ name: SavedDirectoryName) async throws {
        try require(name)
        let lock = try DirectoryFile.hold(database)
        defer { lock.release() }
        try await locked {
            let source = path(of: name)
            let made = unfinishedRestore
            defer { Self.remove(made) }
            try Self.copy(source, to: made)
            try Self.prepare(made, of: source)
            try Self.synchronize(made)
            try settleLog()
            try Self.rename(made, to: database)
        }
    }

    /// A private copy, byte by byte.
    private static func copy(_ source: String, to path: String) throws {
        let reading: FileHandle
        do {
            reading = try FileHandle(forReadingFrom: URL(fileURLWithPath: source))
        } catch {
            throw SavedDirectoryError.damaged(path: source, reason: ServerText(of: error))
        }
        let file = try SavedDirectoryError.converting(try PrivateFile(making: path))
        while let piece = try reading.read(upToCount: 1 << 20), !piece.isEmpty {
            try SavedDirectoryError.converting(try file.write(piece))
        }
        try reading.close()
    }

    /// Brings a copy up to date, and looks whether all of it is there.
    private static func prepare(_ path: String, of source: String) throws {
        do {
            let database = try DatabaseQueue(path: path)
            guard try database.read({ try $0.tableExists("directory") && $0.tableExists("grdb_migrations") }) else {
                let reason = ServerText(en: "it is no directory of Roster's", zh: "不是 Roster 的目录")
                throw SavedDirectoryError.damaged(path: source, reason: reason)
            }
            guard try !database.read(DatabaseMigrator.directory.hasBeenSuperseded) else {
                throw SavedDirectoryError.laterRoster(path: source)
            }
            // Before the migrations, which would fail at what is broken with words of their own.
            try check(database, source)
            try DatabaseMigrator.directory.migrate(database)
            try check(database, source)
            try database.close()
        } catch let error as SavedDirectoryError {
            throw error
        } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
            throw SavedDirectoryError(writing: path, error)
        } catch {
            throw SavedDirectoryError.damaged(path: source, reason: StoreFailure.text(of: error))
        }
    }

    private static func check(_ database: DatabaseQueue, _ source: String) throws {
        let isCurrent = try database.read(DatabaseMigrator.directory.hasCompletedMigrations)
        let places = try database.read { db in
            isCurrent ? try DatabaseCheck(db: db).places() : try DatabaseCheck(db: db).pages()
        }
        guard places.isEmpty else {
            let reason = ServerText(
                en: places.map(\.en).joined(separator: "; "),
                zh: places.map(\.zh).joined(separator: "；")
            )
            throw SavedDirectoryError.damaged(path: source, reason: reason)
        }
    }

    /// Brings what stands in the write-ahead log into the database and the log to its end: one that stayed would be taken
    /// for the new file's.
    private func settleLog() throws {
        guard FileManager.default.fileExists(atPath: database) else { return }
        var configuration = Configuration()
        configuration.busyMode = .timeout(2)
        do {
            let old = try DatabaseQueue(path: database, configuration: configuration)
            try old.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
            // Closed by the last who had it open, its log goes.
            try old.close()
        } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
            throw SavedDirectoryError.read(path: database)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
            throw SavedDirectoryError(writing: database, error)
        } catch {
            // It cannot be opened at all: then there is no state of it that the log could complete.
            for file in [database + "-wal", database + "-shm"] { unlink(file) }
        }
        guard !FileManager.default.fileExists(atPath: database + "-wal") else {
            throw SavedDirectoryError.read(path: database)
        }
    }
}
