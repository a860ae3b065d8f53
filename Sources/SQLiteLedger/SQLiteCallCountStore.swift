import GRDB
import Glibc
import JobModel

/// Counts calls by app and month for all processes of a state folder.
///
/// A file of its own: what the rate limits keep ends with the machine's boot, and what a month has used up must not.
package struct SQLiteCallCountStore: CallCountStore {
    let database: any DatabaseWriter

    /// Opens the store of a state folder, and makes it on first use, 0600.
    package static func open(folder: String) throws -> SQLiteCallCountStore {
        let path = folder + "/calls.sqlite"
        do {
            return SQLiteCallCountStore(try current(path))
        } catch {
            let error = LedgerError(opening: path, error)
            guard case .damaged = error else { throw error }
        }
        do {
            // A count of calls must not keep anybody from working: the month is counted from here on.
            for end in ["", "-wal", "-shm"] where unlink(path + end) != 0 && errno != ENOENT {
                throw LedgerError.cannotOpen(path: path + end, reason: String(cString: strerror(errno)))
            }
            return SQLiteCallCountStore(try current(path))
        } catch {
            throw LedgerError(opening: path, error)
        }
    }

    private static func current(_ path: String) throws -> DatabasePool {
        try PrivateDatabase.open(path, .off, .callCounts, check: true)
    }

    private init(_ database: any DatabaseWriter) { self.database = database }

    package func add(_ calls: Int, account: String, month: String) async throws {
        do {
            try await database.write { db in
                try db.cachedStatement(
                    sql: """
                        INSERT INTO calls (account, month, number) VALUES (:account, :month, max(:number, 0))
                        ON CONFLICT (account, month) DO UPDATE SET number = max(number + :number, 0)
                        """
                ).execute(arguments: ["account": account, "month": month, "number": calls])
            }
        } catch {
            throw SQLiteLedger.inOwnWords(error)
        }
    }

    package func calls(account: String, month: String) async throws -> Int {
        do {
            return try await database.read { db in
                try Int.fetchOne(
                    db,
                    sql: "SELECT number FROM calls WHERE account = ? AND month = ?",
                    arguments: [account, month]
                ) ?? 0
            }
        } catch {
            throw SQLiteLedger.inOwnWords(error)
        }
    }
}

extension DatabaseMigrator {
    /// The history of the counts; what is here has already run on someone's disk.
    fileprivate static var callCounts: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("001 create calls") { db in
            try db.execute(
                sql: """
                    CREATE TABLE calls (
                        account TEXT    NOT NULL,
                        month   TEXT    NOT NULL,
                        number  INTEGER NOT NULL CHECK (number >= 0),
                        PRIMARY KEY (account, month)
                    ) STRICT, WITHOUT ROWID;
                    """
            )
        }
        return migrator
    }
}
