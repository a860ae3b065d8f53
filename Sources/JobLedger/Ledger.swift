package import CoreMetrics
import Foundation
import GRDB
import JobModel

/// What became of every row, in one SQLite file; the truth that survives `kill -9`.
///
/// GRDB runs writes one at a time, so the unit of safety is the transaction. Every error is a `LedgerError`, but for the
/// `CancellationError` of a task that was cancelled.
package struct Ledger: Sendable {
    let database: any DatabaseWriter
    let folder: String?
    let metrics: LedgerMetrics

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
    ) throws -> Ledger {
        let path = folder + "/ledger.sqlite"
        do {
            try FileManager.default.createDirectory(
                atPath: folder + "/runs",
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            // WAL's usual NORMAL may lose the last commits with the power; a lost intent would be a row sent twice.
            let database = try PrivateDatabase.open(path, .full, .ledger)
            return Ledger(database: database, folder: folder, metrics: metrics)
        } catch {
            throw LedgerError(opening: path, error)
        }
    }

    /// A ledger that is gone with the process, for tests.
    package static func inMemory() throws -> Ledger {
        let database = try DatabaseQueue()
        try DatabaseMigrator.ledger.migrate(database)
        return Ledger(database: database, folder: nil)
    }

    func write<Value: Sendable>(_ body: @Sendable @escaping (Database) throws -> Value) async throws -> Value {
        let start = ContinuousClock.now
        defer { metrics.transaction(took: ContinuousClock.now - start) }
        do { return try await database.write(body) } catch { throw Self.inOwnWords(error) }
    }

    func read<Value: Sendable>(_ body: @Sendable @escaping (Database) throws -> Value) async throws -> Value {
        do { return try await database.read(body) } catch { throw Self.inOwnWords(error) }
    }

    /// A Ctrl-C is no failure of the disk and must not be told as one.
    static func inOwnWords(_ error: any Error) -> any Error { error is CancellationError ? error : LedgerError(error) }
}

/// JSON in the ledger's columns.
enum LedgerJSON {
    static func text(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }

    static func value<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
