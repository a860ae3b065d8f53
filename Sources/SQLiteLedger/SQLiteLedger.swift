package import CoreMetrics
import Foundation
import GRDB
import Glibc
import JobModel
import LocalFiles

/// What became of every row, in one SQLite file; the truth that survives `kill -9`.
///
/// GRDB runs writes one at a time, so the unit of safety is the transaction. Every error is a `LedgerError`, but for the
/// `CancellationError` of a task that was cancelled.
package struct SQLiteLedger: LedgerStore {
    /// Locks and chunks go by the clocks and processes of one machine.
    package var isOfOneMachine: Bool { true }

    let database: any DatabaseWriter
    let folder: String?
    let metrics: LedgerMetrics
    let locks = HeldLocks()
    let ownersInMemory = RunOwnersInMemory()

    init(database: any DatabaseWriter, folder: String?, metrics: any MetricsFactory = MetricsSystem.factory) {
        self.database = database
        self.folder = folder
        self.metrics = LedgerMetrics(factory: metrics)
    }

    /// Opens the ledger of a state folder, and makes it on first use: folder 0700, file 0600.
    ///
    /// `metrics` makes the counters of rows; by default the process's own backend.
    package static func open(
        folder: String,
        metrics: any MetricsFactory = MetricsSystem.factory
    ) throws -> SQLiteLedger {
        let path = folder + "/ledger.sqlite"
        do {
            try LedgerError.converting(try PrivatePlace.makeFolder(folder))
            try LedgerError.converting(try PrivatePlace.makeFolder(folder + "/runs"))
            let seen = try LedgerTraces.seen(in: folder)
            // WAL's usual NORMAL may lose the last commits with the power; a lost intent would be a row sent twice.
            let isSuspect = FileManager.default.fileExists(atPath: path + suspicion)
            let check = try isSuspect || endedUncleanly(path, in: folder)
            let database = try PrivateDatabase.open(path, .full, .ledger, check: check) {
                try LedgerTraces.requireLedger(path, in: folder)
            }
            if isSuspect { unlink(path + suspicion) }
            let ledger = SQLiteLedger(database: database, folder: folder, metrics: metrics)
            try ledger.require(seen, path: path)
            return ledger
        } catch {
            throw LedgerError(opening: path, error)
        }
    }

    /// Whether a process that used the ledger was killed: its log stands, and nobody is at work on a run.
    private static func endedUncleanly(_ path: String, in folder: String) throws -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path + "-wal")  // None after a clean end.
        guard let size = attributes?[.size] as? Int, size > 0 else { return false }
        let runs = try FileManager.default.contentsOfDirectory(atPath: folder + "/runs")
        return !runs.contains { name in
            FileLock.isHeld("\(folder)/runs/\(name)")
        }
    }

    /// Refuses a ledger that lacks what the locks of its runs have seen.
    private func require(_ seen: [String: Int], path: String) throws {
        guard !seen.isEmpty else { return }
        let (runs, last) = try database.read { db in
            (
                try Set(String.fetchAll(db, sql: "SELECT id FROM run")),
                try Int.fetchOne(db, sql: "SELECT max(rowid) FROM attempt") ?? 0
            )
        }
        let missing = seen.filter { run, attempt in
            // The holder of the lock may be taking the run out of the ledger at this moment.
            (!runs.contains(run) || attempt > last) && !isOwned(run: run)
                && FileManager.default.fileExists(atPath: "\(folder ?? "")/runs/\(run).lock")
        }
        guard missing.isEmpty else { throw LedgerError.logMissing(path: path, runs: missing.count) }
    }

    /// Closes the file; nothing of the ledger can be used afterwards.
    package func close() throws { try database.close() }

    /// A ledger that is gone with the process, for tests.
    package static func inMemory() throws -> SQLiteLedger {
        let database = try DatabaseQueue()
        try DatabaseMigrator.ledger.migrate(database)
        return SQLiteLedger(database: database, folder: nil)
    }

    func write<Value: Sendable>(_ body: @Sendable @escaping (Database) throws -> Value) async throws -> Value {
        let start = ContinuousClock.now
        defer { metrics.transaction(took: ContinuousClock.now - start) }
        do { return try await database.write(body) } catch { throw await inOwnWords(error) }
    }

    func read<Value: Sendable>(_ body: @Sendable @escaping (Database) throws -> Value) async throws -> Value {
        do { return try await database.read(body) } catch { throw await inOwnWords(error) }
    }

    /// For the stores beside the ledger, in which there are counts alone.
    static func inOwnWords(_ error: any Error) -> any Error { error is CancellationError ? error : LedgerError(error) }

    /// A Ctrl-C must not be reported as a failure of the disk; what can only come of damage is reported as damage.
    func inOwnWords(_ error: any Error) async -> any Error {
        if Self.isCancellation(error) { return CancellationError() }
        guard LedgerError.isDamage(error) else { return LedgerError(error) }
        if folder != nil {
            // Where even that cannot be written, the next command finds the damage as this one did.
            let mark = Glibc.open(path + Self.suspicion, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            if mark >= 0 { Glibc.close(mark) }
        }
        return LedgerError.damaged(path: path)
    }

    /// A statement that was interrupted says only so, where GRDB did not execute it.
    private static func isCancellation(_ error: any Error) -> Bool {
        guard let error = error as? DatabaseError else { return error is CancellationError }
        return Task.isCancelled && [.SQLITE_INTERRUPT, .SQLITE_ABORT].contains(error.resultCode)
    }

    /// Beside a ledger of which something could not be read: it is looked over before it is used next.
    static let suspicion = ".suspect"

    /// The ledger's file, as it is named to people.
    var path: String { folder.map { $0 + "/ledger.sqlite" } ?? "ledger.sqlite" }
}
