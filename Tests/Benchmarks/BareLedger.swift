import Foundation
import GRDBSQLite
import JobModel

/// The yardstick of the ledger: SQLite's own functions, with statements that are prepared once.
///
/// The same values under the same keys, in the same transactions and with the same durability: what a row is to be is on
/// the disk before it would be sent, by a commit of its own. Nothing guards the rows, and nothing but their key finds them.
struct BareLedger {
    private let rows: Int
    private let isBatch: Bool
    private let perTransaction: Int
    private let database: BareDatabase

    /// Opens the database and makes its tables: the ledger, too, is opened before anything is measured, and closed after
    /// it; closing takes the whole log into the file.
    init(rows: Int, path: String, isBatch: Bool, perTransaction: Int) throws {
        self.rows = rows
        self.isBatch = isBatch
        self.perTransaction = perTransaction
        database = try BareDatabase(path)
        try database.run(Self.tables)
    }

    func plan(_ plans: [PlannedRow], in blocks: Int) throws {
        let plan = try database.prepare(
            "INSERT INTO plan VALUES (?1, 1, ?2, ?2, ?2, ?3, ?4, ?5, NULL, ?6, NULL, NULL, NULL, NULL)"
        )
        let row = try database.prepare("INSERT INTO row (run, step, line, wave, way, state) VALUES (?, 1, ?, 0, ?, ?)")
        for start in stride(from: 0, to: rows, by: blocks) {
            try database.run("BEGIN IMMEDIATE")
            for planned in plans[start..<min(start + blocks, rows)] {
                let record = "[\"" + planned.record.joined(separator: "\",\"") + "\"]"
                try plan.execute([
                    .text(Self.run), .integer(planned.line), .text(planned.matchKey), .text(planned.action.rawValue),
                    .text(planned.payload), .text(record),
                ])
                try row.execute([
                    .text(Self.run), .integer(planned.line), .text(planned.way.rawValue), .text("planned"),
                ])
            }
            try database.run("COMMIT")
        }
    }

    func settle() throws {
        let send = try database.prepare(
            """
            UPDATE row SET state = 'sending', attempts = attempts + 1, sentAt = ?, sentBootSeconds = ?, sentBoot = ?
            WHERE run = ? AND step = 1 AND line = ?
            """
        )
        let attempt = try database.prepare("INSERT INTO attempt VALUES (?, 1, ?, 1.0, ?, 't', 200, 0, 'log')")
        let accept = try database.prepare(
            "UPDATE row SET state = 'accepted', taskID = 'task', taskPlace = ? WHERE run = ? AND step = 1 AND line = ?"
        )
        let settle = try database.prepare(
            "UPDATE row SET state = 'settled', outcome = ? WHERE run = ? AND step = 1 AND line = ?"
        )
        for start in stride(from: 0, to: rows, by: perTransaction) {
            let lines = start + 2..<min(start + perTransaction, rows) + 2
            try database.run("BEGIN IMMEDIATE")
            for line in lines {
                try send.execute([.real(1.5), .real(2.5), .integer(1 << 40), .text(Self.run), .integer(line)])
            }
            try database.run("COMMIT; BEGIN IMMEDIATE")
            for line in lines {
                try attempt.execute([
                    .text(Self.run), .integer(line), .text(isBatch ? "batchAddUsers" : "createUser"),
                ])
            }
            if isBatch {
                for (place, line) in lines.enumerated() {
                    try accept.execute([.integer(place), .text(Self.run), .integer(line)])
                }
            }
            for line in lines { try settle.execute([.text("created"), .text(Self.run), .integer(line)]) }
            try database.run("COMMIT")
        }
        guard try database.count("SELECT count(*) FROM row WHERE state = 'settled'") == rows else {
            throw BenchmarkError.wrongResult("not all rows have settled")
        }
    }

    private static let run = "benchmark 1"

    private static let tables = """
        CREATE TABLE plan (run TEXT, step INTEGER, line INTEGER, number INTEGER, origin INTEGER, matchKey TEXT,
            action TEXT, payload TEXT, followUp TEXT, record TEXT, changes TEXT, findings TEXT, before TEXT, openIDs TEXT,
            PRIMARY KEY (run, step, line)) WITHOUT ROWID;
        CREATE TABLE row (run TEXT, step INTEGER, line INTEGER, wave INTEGER, way TEXT, dependsOn INTEGER,
            phase INTEGER DEFAULT 1, state TEXT, outcome TEXT, code TEXT, problem TEXT, remedy TEXT, userID TEXT,
            openID TEXT, departmentID TEXT, logID TEXT, attempts INTEGER DEFAULT 0, generation INTEGER DEFAULT 0,
            taskID TEXT, taskPlace INTEGER, sentAt REAL, notBefore REAL, sentBootSeconds REAL, sentBoot INTEGER,
            problemZH TEXT, remedyZH TEXT, PRIMARY KEY (run, step, line)) WITHOUT ROWID;
        CREATE TABLE attempt (run TEXT, step INTEGER, line INTEGER, at REAL, endpoint TEXT, token TEXT,
            status INTEGER, code INTEGER, logID TEXT);
        """
}
