import Foundation
import GRDB
import JobModel

extension SQLiteLedger {
    /// The first runs of the lineages whose every run began before `time` (Unix seconds), oldest first.
    package func lineagesOlder(than time: Double) async throws -> [String] {
        try await read { db in
            try String.fetchAll(
                db,
                sql: "SELECT root FROM run GROUP BY root HAVING max(started) < ? ORDER BY min(started), root",
                arguments: [time]
            )
        }
    }

    /// Takes everything of the runs out of the ledger, so that nothing of it stays readable in the file.
    ///
    /// The runs are all of one lineage: a retry needs the rows of the runs before it.
    package func purge(_ runs: [String]) async throws {
        do {
            try await database.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA secure_delete = ON")
                try db.inTransaction {
                    let ids = try LedgerJSON.text(runs)
                    for table in ["attempt", "chunk", "row", "plan", "department", "step", "file", "export"] {
                        try db.execute(
                            sql: "DELETE FROM \(table) WHERE run IN (SELECT value FROM json_each(?))",
                            arguments: [ids]
                        )
                    }
                    try db.execute(
                        sql: "DELETE FROM run WHERE id IN (SELECT value FROM json_each(?))",
                        arguments: [ids]
                    )
                    return .commit
                }
            }
        } catch {
            throw await inOwnWords(error)
        }
        guard let folder else { return }
        for run in runs { try FileManager.default.removeItem(atPath: "\(folder)/runs/\(run).lock") }
    }

    /// Gives the space of what was purged back to the disk.
    ///
    /// - Returns: `false` where another process reads the ledger; the space is used again then by later runs.
    package func shrink() async throws -> Bool {
        do {
            try await database.barrierWriteWithoutTransaction { db in
                try db.execute(sql: "VACUUM")
                try db.checkpoint(.truncate)
            }
            return true
        } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
            return false
        } catch {
            throw await inOwnWords(error)
        }
    }
}
