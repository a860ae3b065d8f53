import Foundation
import GRDB
import Glibc
import JobModel

/// Where all processes of a state folder count their requests, so that together they keep the limits.
///
/// A file of its own beside the ledger: nothing in it outlives its windows, so it need not survive a power cut, and
/// taking a turn must not wait for the disk.
package struct SQLiteRateBudgetStore: RateBudgetStore {
    let database: any DatabaseWriter
    private let path: String

    /// Opens the store of a state folder, and makes it on first use, 0600.
    package static func open(folder: String) throws -> SQLiteRateBudgetStore {
        let path = folder + "/rates.sqlite"
        do {
            return SQLiteRateBudgetStore(try current(path), path: path)
        } catch {
            let error = LedgerError(opening: path, error)
            guard case .damaged = error else { throw error }
        }
        do {
            // Nothing in it need survive: what was sent a minute ago is forgotten in any case.
            for end in ["", "-wal", "-shm"] where unlink(path + end) != 0 && errno != ENOENT {
                throw LedgerError.cannotOpen(path: path + end, reason: String(cString: strerror(errno)))
            }
            return SQLiteRateBudgetStore(try current(path), path: path)
        } catch {
            throw LedgerError(opening: path, error)
        }
    }

    private static func current(_ path: String) throws -> DatabasePool {
        let database = try PrivateDatabase.open(path, .off, .rates, check: true)
        // The times of another boot say nothing in this one.
        try database.write { try Self.forgetOtherBoots($0, boot: thisBoot) }
        return database
    }

    /// A store that is gone with the process, for tests.
    package static func inMemory() throws -> SQLiteRateBudgetStore {
        let database = try DatabaseQueue()
        try DatabaseMigrator.rates.migrate(database)
        return SQLiteRateBudgetStore(database, path: "rates.sqlite")
    }

    static func forgetOtherBoots(_ db: Database, boot: String) throws {
        guard try String.fetchOne(db, sql: "SELECT id FROM boot") != boot else { return }
        for table in ["send", "block", "ceiling", "boot"] { try db.execute(sql: "DELETE FROM \(table)") }
        try db.execute(sql: "INSERT INTO boot (id) VALUES (?)", arguments: [boot])
    }

    private static let thisBoot: String = {
        // Where the kernel does not tell, the seconds themselves start again and old ones lie ahead; rarer than rare.
        let id = FileManager.default.contents(atPath: "/proc/sys/kernel/random/boot_id") ?? Data()
        return String(decoding: id, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }()

    private init(_ database: any DatabaseWriter, path: String) {
        self.database = database
        self.path = path
    }

    private func inOwnWords(_ error: any Error) -> any Error {
        if error is CancellationError { return error }
        return LedgerError.isDamage(error) ? LedgerError.limitsDamaged(path: path) : LedgerError(error)
    }

    package func take(
        _ count: Int,
        endpoint: String,
        account: String,
        windows: [(limit: Int, seconds: Double)],
        now: Double
    ) async throws -> [Double] {
        do {
            return try await database.write { db in
                try Self.take(count, Book(db: db, endpoint: endpoint, account: account), windows, now: now)
            }
        } catch let error as StoredLimitTooFar {
            throw error
        } catch {
            throw inOwnWords(error)
        }
    }

    package func giveBack(_ place: Double, endpoint: String, account: String) async throws {
        do {
            try await database.write { try Book(db: $0, endpoint: endpoint, account: account).giveBack(place) }
        } catch {
            throw inOwnWords(error)
        }
    }

    package func block(endpoint: String, account: String, until time: Double, now: Double) async throws {
        do {
            try await database.write { db in
                try Book(db: db, endpoint: endpoint, account: account).block(until: time, now: now)
            }
        } catch {
            throw inOwnWords(error)
        }
    }

    private static func take(
        _ count: Int,
        _ book: Book,
        _ windows: [(limit: Int, seconds: Double)],
        now: Double
    ) throws -> [Double] {
        let stretch = try book.ceiling().stretch(at: now)
        let windows = windows.map { (limit: $0.limit, seconds: $0.seconds * stretch) }
        let widest = windows.map(\.seconds).max() ?? 0
        let most = windows.map(\.limit).max() ?? 0
        try book.forget(before: now - widest)
        let turns = try RateTurns.next(
            count,
            after: try book.lastSends(most),
            blockedUntil: try book.blockedUntil(),
            windows: windows,
            now: now
        )
        try book.note(turns)
        return turns
    }
}

/// The sends of one app to one endpoint.
private struct Book {
    let db: Database
    let endpoint: String
    let account: String

    func forget(before time: Double) throws {
        try db.cachedStatement(sql: "DELETE FROM send WHERE account = ? AND endpoint = ? AND at < ?")
            .execute(arguments: [account, endpoint, time])
    }

    /// The newest sends, oldest first.
    func lastSends(_ limit: Int) throws -> [Double] {
        let newest = try Double.fetchAll(
            db.cachedStatement(sql: "SELECT at FROM send WHERE account = ? AND endpoint = ? ORDER BY at DESC LIMIT ?"),
            arguments: [account, endpoint, limit]
        )
        return newest.reversed()
    }

    func note(_ turns: [Double]) throws {
        let insert = try db.cachedStatement(sql: "INSERT INTO send (account, endpoint, at) VALUES (?, ?, ?)")
        for turn in turns { try insert.execute(arguments: [account, endpoint, turn]) }
    }

    /// The times of processes differ in their last digits.
    func giveBack(_ place: Double) throws {
        try db.execute(
            sql: """
                DELETE FROM send WHERE rowid = (
                    SELECT rowid FROM send WHERE account = ? AND endpoint = ? AND at BETWEEN ? AND ?
                    ORDER BY abs(at - ?) LIMIT 1)
                """,
            arguments: [account, endpoint, place - 0.001, place + 0.001, place]
        )
    }

    func blockedUntil() throws -> Double {
        try Double.fetchOne(
            db.cachedStatement(sql: "SELECT until FROM block WHERE account = ? AND endpoint = ?"),
            arguments: [account, endpoint]
        ) ?? 0
    }

    func ceiling() throws -> LearnedCeiling {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT stretch, since FROM ceiling WHERE account = ? AND endpoint = ?"),
            arguments: [account, endpoint]
        )
        guard let row else { return LearnedCeiling() }
        return LearnedCeiling(stretch: try row.read("stretch"), since: try row.read("since"))
    }

    func block(until time: Double, now: Double) throws {
        // Several workers hear of the same full window; it is learned from once.
        if now >= (try blockedUntil()) {
            var ceiling = try ceiling()
            ceiling.throttled(at: now)
            try db.execute(
                sql: """
                    INSERT INTO ceiling (account, endpoint, stretch, since) VALUES (?, ?, ?, ?)
                    ON CONFLICT (account, endpoint) DO UPDATE SET stretch = excluded.stretch, since = excluded.since
                    """,
                arguments: [account, endpoint, ceiling.stretch, ceiling.since]
            )
        }
        try db.execute(
            sql: """
                INSERT INTO block (account, endpoint, until) VALUES (?, ?, ?)
                ON CONFLICT (account, endpoint) DO UPDATE SET until = max(until, excluded.until)
                """,
            arguments: [account, endpoint, time]
        )
    }
}

extension DatabaseMigrator {
    /// The history of the store of sends; times are Unix seconds in 001, seconds since boot from 002 on.
    fileprivate static var rates: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("001 create send, block") { db in
            try db.execute(
                sql: """
                    CREATE TABLE send (account TEXT NOT NULL, endpoint TEXT NOT NULL, at REAL NOT NULL) STRICT;
                    CREATE INDEX sendOfEndpoint ON send (account, endpoint, at);
                    CREATE TABLE block (
                        account  TEXT NOT NULL,
                        endpoint TEXT NOT NULL,
                        until    REAL NOT NULL,
                        PRIMARY KEY (account, endpoint)
                    ) STRICT, WITHOUT ROWID;
                    """
            )
        }
        migrator.registerMigration("002 count from the machine's boot, create ceiling") { db in
            try db.execute(
                sql: """
                    DELETE FROM send;
                    DELETE FROM block;
                    CREATE TABLE boot (id TEXT NOT NULL) STRICT;
                    CREATE TABLE ceiling (
                        account  TEXT NOT NULL,
                        endpoint TEXT NOT NULL,
                        stretch  REAL NOT NULL CHECK (stretch >= 1),
                        since    REAL NOT NULL,
                        PRIMARY KEY (account, endpoint)
                    ) STRICT, WITHOUT ROWID;
                    """
            )
        }
        return migrator
    }
}
