import Foundation
import GRDB
import Glibc
import JobModel
import LocalFiles

extension SQLiteLedger {
    /// Makes a new ledger of what can be read of a damaged one, or of one that has lost its log; the old file is kept.
    ///
    /// What belongs to a record that cannot be read gets another in its place, see `RecordStubs`.
    /// - Throws: `LedgerError.owned` while a process is at work on a run; `.unsalvageable` where nothing can be read.
    package static func salvage(folder: String) throws -> SalvageReport {
        let path = folder + "/ledger.sqlite"
        do {
            try LedgerError.converting(try PrivatePlace.makeFolder(folder))
            try LedgerError.converting(try PrivatePlace.makeFolder(folder + "/runs"))
            let lock = try PrivateDatabase.takeTurn(path + ".migrating")
            defer { lock.release() }
            for name in try FileManager.default.contentsOfDirectory(atPath: folder + "/runs")
            where FileLock.isHeld("\(folder)/runs/\(name)") {
                throw LedgerError.owned(run: name.replacingOccurrences(of: ".lock", with: ""))
            }
            let seen = try LedgerTraces.seen(in: folder)
            let scratch = try LedgerError.converting(
                try Scratch.folder(.salvage, in: folder, ScratchRegistry(stateFolder: folder))
            )
            do {
                let new = scratch.path + "/ledger.sqlite"
                var report = try copy(path, to: new, seen: seen)
                report.kept = try exchange(path, for: new)
                try LedgerTraces.forget(seen.keys, in: folder)
                unlink(path + suspicion)
                try scratch.remove()
                return report
            } catch {
                try scratch.remove()
                throw error
            }
        } catch {
            let error = LedgerError(opening: path, error)
            // It is no use to advise what was just tried.
            throw error == .damaged(path: path) ? .unsalvageable(path: path) : error
        }
    }

    private static func copy(_ path: String, to new: String, seen: [String: Int]) throws -> SalvageReport {
        guard FileManager.default.fileExists(atPath: path) else { throw LedgerError.gone(path: path, runs: seen.count) }
        try LedgerError.converting(try PrivatePlace.setRight(path))
        let source = try DatabaseQueue(path: path)
        let target = try make(new)
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        var report = SalvageReport()
        // The tables as the damaged file has them; what came later is done to what was read.
        let applied = try source.read { try DatabaseMigrator.ledger.appliedMigrations($0) }
        guard let last = applied.last else { throw LedgerError.damaged(path: path) }
        guard try !source.read(DatabaseMigrator.ledger.hasBeenSuperseded) else { throw LedgerError.newer(path: path) }
        try DatabaseMigrator.ledger.migrate(target, upTo: last)
        let recorded = try source.unsafeReentrantRead { from in
            try target.write { to in
                let triggers = try dropTriggers(to)
                for table in tables {
                    let loss = try TableSalvage(table: table, source: from, target: to).copy()
                    report.unreadable += loss.refused
                    if loss.isBroken { report.broken.append(table) }
                }
                report.lost = try RecordStubs(db: to, stateFolder: folder).addRuns(seen.keys)
                for sql in triggers { try to.execute(sql: sql) }
                return try Int.fetchOne(to, sql: "SELECT max(rowid) FROM attempt") ?? 0
            }
        }
        try DatabaseMigrator.ledger.migrate(target)
        try target.write { db in
            let triggers = try dropTriggers(db)
            try RecordStubs(db: db, stateFolder: folder).addParts()
            for (run, attempt) in seen where attempt > recorded { report.uncertain += try doubt(run, db) }
            try db.execute(sql: planAgain)
            for sql in triggers { try db.execute(sql: sql) }
            try count(db, into: &report)
        }
        try target.close()
        try source.close()
        return report
    }

    private static func make(_ path: String) throws -> DatabaseQueue {
        _ = try LedgerError.converting(try PrivateFile(making: path))
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    private static func count(_ db: Database, into report: inout SalvageReport) throws {
        report.runs = try (Int.fetchOne(db, sql: "SELECT count(*) FROM run") ?? 0) - report.lost.count
        let read = "SELECT count(*) FROM row WHERE code IS NOT ?"
        report.rows = try Int.fetchOne(db, sql: read, arguments: [RecordStubs.code]) ?? 0
        report.incomplete = try String.fetchAll(db, sql: incomplete).filter { !report.lost.contains($0) }
    }

    private static let tables = ["run", "file", "step", "department", "export", "plan", "row", "attempt"]

    /// That a run lacks a step, or rows of one.
    private static let lacks = """
        ((SELECT count(*) FROM step WHERE run = run.id AND isPlanned = 1) < steps
            OR EXISTS (SELECT 1 FROM step WHERE step.run = run.id AND isPlanned = 1 AND records <> leftOut
                + (SELECT count(*) FROM row WHERE row.run = run.id AND row.step = step.number)))
        """

    private static let incomplete = "SELECT id FROM run WHERE state <> 'planning' AND \(lacks) ORDER BY number"

    /// Of a run that nobody has confirmed nothing was sent: it is planned again, and not taken up with what is left.
    private static let planAgain = """
        UPDATE run SET state = 'planning', planned = NULL, plan = NULL
        WHERE state = 'planned' AND confirmation IS NULL AND \(lacks)
        """

    /// Records are copied as they stand, in whatever state: the triggers are for what happens to them afterwards.
    private static func dropTriggers(_ db: Database) throws -> [String] {
        let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return try triggers.map { trigger in
            let name: String = try trigger.read("name")
            try db.execute(sql: "DROP TRIGGER \"\(name)\"")
            return try trigger.read("sql")
        }
    }

    /// Rows that a ledger without its last pages calls planned may have been sent: they are to be read back.
    private static func doubt(_ run: String, _ db: Database) throws -> Int {
        try db.execute(
            sql: """
                UPDATE run SET state = 'stopped', confirmation = coalesce(confirmation, 'unrecorded'),
                    confirmed = coalesce(confirmed, started)
                WHERE id = ? AND state <> 'finished'
                """,
            arguments: [run]
        )
        guard try db.changesCount > 0 || isLost(run, db) else { return 0 }
        let now = BootTimestamp.now
        try db.execute(
            sql: """
                UPDATE row SET state = 'sending', mayBeSent = 1, sentAt = ?, sentBootSeconds = ?, sentBoot = ?
                WHERE run = ? AND (state = 'planned' OR state = 'waiting')
                """,
            arguments: [now.unixSeconds, now.bootSeconds, now.boot, run]
        )
        return db.changesCount
    }

    private static func isLost(_ run: String, _ db: Database) throws -> Bool {
        try String.fetchOne(db, sql: "SELECT job FROM run WHERE id = ?", arguments: [run]) == RecordStubs.job
    }

    /// Puts the new ledger in the place of the old one; returns where that is kept.
    ///
    /// At every moment there is a ledger at `path`: a kill in between leaves the old one there and kept as well.
    private static func exchange(_ path: String, for new: String) throws -> String {
        var number = 1
        var status = stat()
        while lstat("\(path).damaged-\(number)", &status) == 0 { number += 1 }
        let kept = "\(path).damaged-\(number)"
        func require(_ done: Int32, _ path: String) throws {
            guard done == 0 || errno == ENOENT else {
                throw LedgerError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
            }
        }
        for end in ["", "-wal"] where link(path + end, kept + end) != 0 && errno != ENOENT {
            // A disk that has one name a file.
            try require(rename(path + end, kept + end), kept + end)
        }
        // The new one would take the pages in it for its own.
        for end in ["-wal", "-shm"] { try require(unlink(path + end), path + end) }
        try require(rename(new, path), path)
        return kept
    }
}
