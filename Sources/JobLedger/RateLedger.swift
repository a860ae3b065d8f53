import Foundation
import GRDB
import JobModel

/// Where all processes of a state folder count their requests, so that together they keep the limits.
///
/// A file of its own beside the ledger: nothing in it outlives its windows, so it need not survive a power cut, and
/// taking a turn must not wait for the disk.
package struct RateLedger: RateBudgetStore {
    private let database: any DatabaseWriter

    /// Opens the store of a state folder, and makes it on first use, 0600.
    package static func open(folder: String) throws -> RateLedger {
        let path = folder + "/rates.sqlite"
        do {
            return RateLedger(try PrivateDatabase.open(path, .off, .rates))
        } catch {
            throw LedgerError(opening: path, error)
        }
    }

    /// A store that is gone with the process, for tests.
    package static func inMemory() throws -> RateLedger {
        let database = try DatabaseQueue()
        try DatabaseMigrator.rates.migrate(database)
        return RateLedger(database)
    }

    private init(_ database: any DatabaseWriter) { self.database = database }

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
        } catch {
            throw Ledger.inOwnWords(error)
        }
    }

    package func block(endpoint: String, account: String, until time: Double) async throws {
        do {
            try await database.write { db in
                try Book(db: db, endpoint: endpoint, account: account).block(until: time)
            }
        } catch {
            throw Ledger.inOwnWords(error)
        }
    }

    private static func take(
        _ count: Int,
        _ book: Book,
        _ windows: [(limit: Int, seconds: Double)],
        now: Double
    ) throws -> [Double] {
        let widest = windows.map(\.seconds).max() ?? 0
        let most = windows.map(\.limit).max() ?? 0
        try book.forget(before: now - widest)
        var sent = try book.lastSends(most)
        var turns: [Double] = []
        var earliest = max(now, try book.blockedUntil())
        for _ in 0..<count {
            earliest = max(earliest, sent.last ?? earliest)
            for window in windows where sent.count >= window.limit {
                earliest = max(earliest, sent[sent.count - window.limit] + window.seconds)
            }
            sent.append(earliest)
            turns.append(earliest)
        }
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

    func blockedUntil() throws -> Double {
        try Double.fetchOne(
            db.cachedStatement(sql: "SELECT until FROM block WHERE account = ? AND endpoint = ?"),
            arguments: [account, endpoint]
        ) ?? 0
    }

    func block(until time: Double) throws {
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
    /// The history of the store of sends; times are Unix seconds.
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
        return migrator
    }
}
