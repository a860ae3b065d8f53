import Foundation
import GRDB
import Glibc
import LocalFiles

/// The saved states of a directory, one file each in a folder of this user's beside its database.
package struct SavedDirectories: Sendable {
    let database: String
    private var folder: String { database + ".saved" }

    package init(database: String) { self.database = database }

    package func path(of name: SavedDirectoryName) -> String { "\(folder)/\(name.text)\(Self.ending)" }

    private static let ending = ".sqlite"

    /// Saves what the database holds now; a server may have it, and goes on meanwhile.
    ///
    /// - Parameters:
    ///   - name: What it will be called.
    ///   - replaces: Whether one of that name is replaced, once the new one is whole.
    /// - Throws: `SavedDirectoryError.exists`, `.cannotWrite`; `DirectoryServerError` for a database that cannot be read.
    package func save(_ name: SavedDirectoryName, replaces: Bool = false) async throws {
        guard FileManager.default.fileExists(atPath: database) else { throw DirectoryServerError.empty(database) }
        try await locked {
            let target = path(of: name)
            guard replaces || !FileManager.default.fileExists(atPath: target) else {
                throw SavedDirectoryError.exists(name.text)
            }
            let unfinished = target + Self.unfinished
            do {
                try copy(to: unfinished)
                try Self.synchronize(unfinished)
                try Self.rename(unfinished, to: target)
            } catch {
                Self.remove(unfinished)
                throw error
            }
        }
    }

    /// Writes a database of its own, which holds one moment of the directory, into a file that is private from the start.
    private func copy(to path: String) throws {
        try SavedDirectoryError.converting(try PrivateFile.makeIfAbsent(path))
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(30)
        do {
            let source = try DatabaseQueue(path: database, configuration: configuration)
            try source.read(requireSound)
            try source.inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
            try source.close()
        } catch let error as DatabaseError where Self.isOfDisk(error) {
            throw SavedDirectoryError(writing: path, error)
        } catch {
            throw DirectoryServerError(error, database)
        }
    }

    private func requireSound(_ db: Database) throws {
        guard try db.tableExists("app") else { throw DirectoryServerError.empty(database) }
        guard try !DatabaseMigrator.directory.hasBeenSuperseded(db) else {
            throw DirectoryServerError.laterRoster(database)
        }
    }

    /// Whether it is the new file that could not be written: the other one is read alone.
    static func isOfDisk(_ error: DatabaseError) -> Bool {
        [.SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN].contains(error.resultCode)
    }

    /// Removes one.
    ///
    /// - Throws: `SavedDirectoryError.missing`, `.cannotWrite`.
    package func delete(_ name: SavedDirectoryName) async throws {
        try require(name)
        try await locked {
            let path = path(of: name)
            guard unlink(path) == 0 else {
                throw SavedDirectoryError.cannotWrite(path: path, reason: ServerText(errno: errno))
            }
        }
    }

    /// Says so where there is none of that name.
    package func require(_ name: SavedDirectoryName) throws(SavedDirectoryError) {
        guard !FileManager.default.fileExists(atPath: path(of: name)) else { return }
        throw .missing(name.text, others: names.map(\.text))
    }

    /// All that are whole, by name.
    var names: [SavedDirectoryName] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(Self.ending) }.sorted()
            .compactMap { try? SavedDirectoryName(String($0.dropLast(Self.ending.count))) }
    }

    // MARK: Files

    static let unfinished = ".unfinished"

    /// Does something while no other process saves, restores or deletes, and removes what a killed one has left.
    func locked<Value>(_ body: () throws -> Value) async throws -> Value {
        try SavedDirectoryError.converting(try PrivatePlace.makeFolder(folder))
        let lock = try SavedDirectoryError.converting(try FileLock(folder + "/.lock"))
        while !lock.tryToTake() { try await Task.sleep(for: .milliseconds(50)) }
        defer { lock.release() }
        for file in try FileManager.default.contentsOfDirectory(atPath: folder) where Self.isUnfinished(file) {
            unlink("\(folder)/\(file)")
        }
        Self.remove(unfinishedRestore)
        return try body()
    }

    /// What a restore makes beside the database.
    var unfinishedRestore: String { database + ".restored" + Self.unfinished }

    /// Whether a file is no saved directory yet: its name ends as that of a whole one never does, whatever that is called.
    private static func isUnfinished(_ file: String) -> Bool {
        companions.contains { file.hasSuffix(ending + unfinished + $0) }
    }

    /// The endings of a database itself, and of what SQLite has beside it.
    private static let companions = ["", "-journal", "-wal", "-shm"]

    /// Removes a database that is not whole, with what SQLite has beside it.
    static func remove(_ path: String) {
        for companion in companions { unlink(path + companion) }
    }

    static func synchronize(_ path: String) throws(SavedDirectoryError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: ServerText(errno: errno)) }
        defer { _ = Glibc.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .cannotWrite(path: path, reason: ServerText(errno: errno)) }
    }

    /// Puts a file in another's place at once, and waits until the disk has it.
    static func rename(_ path: String, to target: String) throws(SavedDirectoryError) {
        guard Glibc.rename(path, target) == 0 else {
            throw .cannotWrite(path: target, reason: ServerText(errno: errno))
        }
        try synchronize(URL(fileURLWithPath: target).deletingLastPathComponent().path)
    }
}
