import Foundation
import GRDB
import JobModel
import LocalFiles
import TestSupport
import Testing
import Wording

@testable import SQLiteLedger

/// Ledgers that are no longer what Roster wrote, and what is said of them.
struct LedgerDamageTests {
    private static let person = "Ada Lovelace"

    /// A state folder that is not there yet.
    private func withState(_ body: (String) async throws -> Void) async throws {
        try await withFolder { try await body($0 + "/state") }
    }

    /// A run with a number of rows, of which the first is sent.
    private func fill(_ folder: String, rows: Int = 3) async throws -> SQLiteLedger {
        let ledger = try SQLiteLedger.open(folder: folder)
        var definition = JobDefinition(job: "test")
        definition.steps = [StepDefinition(subject: .people, source: "a.csv", match: "mobile")]
        let lock = try ledger.lock(run: "r")
        try await ledger.createRun(RunRecord(id: "r", definition: definition, started: 1, out: "out", base: "."))
        var step = StepRecord(number: 1, subject: .people, name: "people", source: "a.csv", header: ["name"])
        step.records = rows
        try await ledger.addStep(step, of: "r")
        let planned = (2..<rows + 2).map { line in
            var row = PlannedRow(
                line: line,
                row: line,
                originRow: line,
                matchKey: "E\(line)",
                action: .create,
                record: [Self.person]
            )
            row.payload = String(repeating: "x", count: 500)
            return row
        }
        try await ledger.add(planned, run: "r", step: 1)
        try await ledger.completeStep(1, leftOut: 0, of: "r")
        try await ledger.begin("r")
        let attempt = Attempt(at: 1, endpoint: "createUser", token: "t", status: 200, code: 0, logID: "l")
        try await ledger.commit([.send(lines: [2], at: .now)], run: "r", step: 1)
        try await ledger.commit(
            [.attempt(lines: [2], attempt), .settle(Settlement(line: 2, outcome: .created))],
            run: "r",
            step: 1
        )
        lock.release()
        return ledger
    }

    /// A copy of a state folder as a kill leaves it: with the log of a ledger that is open.
    private func killed(_ folder: String, to copy: String) throws {
        try FileManager.default.copyItem(atPath: folder, toPath: copy)
    }

    /// Lets a table hold anything, as a damaged file does.
    private func loosen(_ table: String, in folder: String, _ sql: String) throws {
        var configuration = Configuration()
        configuration.acceptsDoubleQuotedStringLiterals = true
        let queue = try DatabaseQueue(path: folder + "/ledger.sqlite", configuration: configuration)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA writable_schema = ON")
            try db.execute(
                sql: """
                    UPDATE sqlite_master SET sql = replace(replace(replace(replace(replace(
                            sql, 'IS NOT NULL', 'NOTNULL'), ' NOT NULL', ''), 'STRICT, ', ''), ') STRICT', ')'),
                        'CHECK', 'CHECK (1) CHECK')
                    WHERE name = '\(table)' AND type = 'table'
                    """
            )
            let triggers = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
        }
        try queue.close()
        let again = try DatabaseQueue(path: folder + "/ledger.sqlite", configuration: configuration)
        try again.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
            try db.execute(sql: sql)
        }
        try again.close()
    }

    @Test(arguments: [
        ("plan", "UPDATE plan SET matchKey = NULL"), ("plan", "UPDATE plan SET record = '[1,2'"),
        ("plan", "UPDATE plan SET number = 'x'"), ("plan", "UPDATE plan SET action = 'destroy'"),
        ("row", "UPDATE row SET wave = 'Ada Lovelace'"), ("row", "UPDATE row SET state = 'lost'"),
        ("row", "UPDATE row SET outcome = 'half' WHERE line = 2"),
        ("row", "UPDATE row SET sentAt = 'x' WHERE line = 2"),
    ])
    func `reports a value that no version wrote as damage, without personal data`(
        table: String,
        sql: String
    ) async throws {
        try await withState { folder in
            try await fill(folder).close()
            try loosen(table, in: folder, sql)
            let ledger = try SQLiteLedger.open(folder: folder)
            let error = await #expect(throws: LedgerError.self) {
                _ = try await ledger.rows(run: "r", step: 1, afterLine: 0, limit: 10)
            }
            #expect(error == .damaged(path: folder + "/ledger.sqlite"))
            #expect(error.map { "\($0) \($0.explanation)" }?.contains(Self.person) == false)
        }
    }

    @Test(arguments: ["record = '[1,2'", "findings = '{'", "matchKey = NULL"])
    func `a query says damage where it is, and no personal data`(change: String) async throws {
        try await withState { folder in
            try await fill(folder).close()
            try loosen("plan", in: folder, "UPDATE plan SET \(change)")
            let ledger = try SQLiteLedger.open(folder: folder)
            let error = await #expect(throws: LedgerError.self) {
                _ = try await ledger.rows(of: "r", matching: RowQuery(codes: ["x"], text: "Lovelace"))
                _ = try await ledger.rows(of: "r", matching: RowQuery())
            }
            #expect(error == .damaged(path: folder + "/ledger.sqlite"))
        }
    }

    @Test func `a query gives rows that have lost their plan, with what is left`() async throws {
        try await withState { folder in
            try await fill(folder).close()
            try loosen("plan", in: folder, "DELETE FROM plan WHERE line = 3")
            let ledger = try SQLiteLedger.open(folder: folder)
            let all = try await ledger.rows(of: "r", matching: RowQuery())
            #expect(all.rows.map(\.row.planned.line) == [2, 3, 4] && all.total == 3)
            let named = try await ledger.rows(of: "r", matching: RowQuery(text: "lovelace"))
            #expect(named.rows.map(\.row.planned.line) == [2, 4] && named.total == 2)
        }
    }

    @Test(arguments: [
        ("run", "UPDATE run SET out = NULL"), ("run", "UPDATE run SET definition = '{'"),
        ("run", "UPDATE run SET state = 'asleep'"), ("run", "UPDATE run SET started = 'x'"),
        ("run", "UPDATE run SET confirmation = 'somebody'"),
    ])
    func `reports a run that cannot be read as damage, and does not plan it again`(
        table: String,
        sql: String
    ) async throws {
        try await withState { folder in
            try await fill(folder).close()
            try loosen(table, in: folder, sql)
            let ledger = try SQLiteLedger.open(folder: folder)
            await #expect(throws: LedgerError.damaged(path: folder + "/ledger.sqlite")) { try await ledger.run("r") }
        }
    }

    @Test(arguments: [("subject", "'rooms'"), ("records", "NULL"), ("isPlanned", "7"), ("header", "'x'")])
    func `reports a step that cannot be read as damage`(column: String, value: String) async throws {
        try await withState { folder in
            try await fill(folder).close()
            try loosen("step", in: folder, "UPDATE step SET \(column) = \(value)")
            let ledger = try SQLiteLedger.open(folder: folder)
            await #expect(throws: LedgerError.damaged(path: folder + "/ledger.sqlite")) {
                try await ledger.steps(of: "r")
            }
        }
    }

    /// Overwrites a part of the file.
    private func damage(_ path: String, from share: Double, bytes: Int) throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        let size = try file.seekToEnd()
        try file.seek(toOffset: UInt64(Double(size) * share) / 4096 * 4096)
        try file.write(contentsOf: Data(repeating: 0xAB, count: bytes))
        try file.close()
    }

    @Test func `checks a ledger after an unclean end before it is used`() async throws {
        try await withState { folder in
            let ledger = try await fill(folder, rows: 2000)
            try await ledger.database.writeWithoutTransaction { db in _ = try db.checkpoint(.full) }
            try await ledger.commit([.send(lines: [3], at: .now)], run: "r", step: 1)
            try killed(folder, to: folder + "-killed")
            try damage(folder + "-killed/ledger.sqlite", from: 0.5, bytes: 8192)
            #expect(throws: LedgerError.damaged(path: folder + "-killed/ledger.sqlite")) {
                try SQLiteLedger.open(folder: folder + "-killed")
            }
        }
    }

    @Test func `makes a new ledger from the readable part of a damaged one, and keeps the old one`() async throws {
        try await withState { folder in
            try await fill(folder, rows: 2000).close()
            try damage(folder + "/ledger.sqlite", from: 0.5, bytes: 8192)
            let report = try SQLiteLedger.salvage(folder: folder)
            #expect(report.runs == 1 && (1000...2000).contains(report.rows), "\(report)")
            #expect(FileManager.default.fileExists(atPath: report.kept))
            let ledger = try SQLiteLedger.open(folder: folder)
            #expect(try await ledger.run("r").state == .running)
            #expect(try PrivateDatabase.isWhole(ledger.database))
            let mode = try FileManager.default.attributesOfItem(atPath: folder + "/ledger.sqlite")[.posixPermissions]
            #expect(mode as? Int == 0o600)
        }
    }

    @Test func `counts and omits a salvaged record that the schema does not allow`() async throws {
        try await withState { folder in
            try await fill(folder).close()
            try loosen("row", in: folder, "UPDATE row SET way = NULL WHERE line = 3")
            let report = try SQLiteLedger.salvage(folder: folder)
            #expect(report.unreadable == 1 && report.rows == 2 && report.incomplete == ["r"], "\(report)")
            await #expect(throws: LedgerError.self) {
                try await SQLiteLedger.open(folder: folder).updateRun("r", state: .running)
            }
        }
    }

    @Test func `does not salvage a file of another kind`() async throws {
        try await withFolder { folder in
            let path = folder + "/ledger.sqlite"
            try Data(repeating: 7, count: 5000).write(to: URL(fileURLWithPath: path))
            #expect(throws: LedgerError.unsalvageable(path: path)) { try SQLiteLedger.salvage(folder: folder) }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count == 5000)
        }
    }

    @Test(arguments: [true, false])
    func `does not take an empty ledger beside runs for a new one`(hasRuns: Bool) async throws {
        try await withState { folder in
            if hasRuns {
                let ledger = try await fill(folder)
                _ = try await ledger.shrink()
                try ledger.close()
            } else {
                // Killed as it was made; a lock that was never written is no run.
                try FileManager.default.createDirectory(atPath: folder + "/runs", withIntermediateDirectories: true)
                try Data().write(to: URL(fileURLWithPath: folder + "/runs/r.lock"))
            }
            for isThere in [true, false] {
                let path = folder + "/ledger.sqlite"
                if isThere {
                    try Data().write(to: URL(fileURLWithPath: path))
                } else {
                    try FileManager.default.removeItem(atPath: path)
                }
                if hasRuns {
                    #expect(throws: LedgerError.gone(path: path, runs: 1)) { try SQLiteLedger.open(folder: folder) }
                } else {
                    let ledger = try SQLiteLedger.open(folder: folder)
                    _ = try await ledger.shrink()
                    try ledger.close()
                }
            }
        }
    }

    @Test func `detects that the log of a ledger is missing, and reads its rows back once it is salvaged`()
        async throws
    {
        try await withState { folder in
            let ledger = try await fill(folder)
            try await ledger.database.writeWithoutTransaction { db in _ = try db.checkpoint(.full) }
            let copy = folder + "-killed"
            try killed(folder, to: copy)
            // Nothing was lost yet.
            try SQLiteLedger.open(folder: copy).close()
            try FileManager.default.removeItem(atPath: copy)
            let attempt = Attempt(at: 2, endpoint: "createUser", token: "t", status: 200, code: 0, logID: "l")
            let lock = try ledger.lock(run: "r")
            try await ledger.commit([.send(lines: [3], at: .now)], run: "r", step: 1)
            try await ledger.commit(
                [.attempt(lines: [3], attempt), .settle(Settlement(line: 3, outcome: .created))],
                run: "r",
                step: 1
            )
            lock.release()
            try killed(folder, to: copy)
            try FileManager.default.removeItem(atPath: copy + "/ledger.sqlite-wal")
            let path = copy + "/ledger.sqlite"
            #expect(throws: LedgerError.logMissing(path: path, runs: 1)) { try SQLiteLedger.open(folder: copy) }
            let report = try SQLiteLedger.salvage(folder: copy)
            #expect(report.uncertain == 2 && report.rows == 3, "\(report)")
            let salvaged = try SQLiteLedger.open(folder: copy)
            let states = try await salvaged.rows(run: "r", step: 1, afterLine: 0, limit: 9).map(\.state)
            #expect(states == [.settled, .sending, .sending])
            #expect(try await salvaged.run("r").state == .stopped)
            // A row keeps the mark until it is proven that no request for it was carried out.
            let again = try salvaged.lock(run: "r")
            let rows = try await salvaged.rows(run: "r", step: 1, in: [.sending])
            #expect(rows.count == 2 && rows.allSatisfy { $0.mayBeSent && $0.attempts == 0 })
            let lines = rows.map(\.planned.line)
            try await salvaged.commit(
                [.reopen(line: lines[0], newGeneration: false), .reopen(line: lines[1], newGeneration: true)],
                run: "r",
                step: 1
            )
            let due = try await salvaged.rows(run: "r", step: 1, in: [.planned])
            #expect(due.map(\.mayBeSent) == [true, false])
            again.release()
        }
    }

    @Test func `refuses a ledger or limits of a later version, and does not change them`() async throws {
        try await withState { folder in
            try await fill(folder).close()
            _ = try SQLiteRateBudgetStore.open(folder: folder)
            for name in ["ledger", "rates"] {
                let queue = try DatabaseQueue(path: "\(folder)/\(name).sqlite")
                try await queue.write {
                    try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999 what is to come')")
                }
                try queue.close()
            }
            #expect(throws: LedgerError.newer(path: folder + "/ledger.sqlite")) {
                try SQLiteLedger.open(folder: folder)
            }
            #expect(throws: LedgerError.newer(path: folder + "/rates.sqlite")) {
                try SQLiteRateBudgetStore.open(folder: folder)
            }
        }
    }

    @Test(arguments: [Data(repeating: 7, count: 5000), Data("SQLite format 3\u{0}".utf8), Data()])
    func `creates damaged limits again`(contents: Data) async throws {
        try await withState { folder in
            _ = try SQLiteRateBudgetStore.open(folder: folder)
            try contents.write(to: URL(fileURLWithPath: folder + "/rates.sqlite"))
            let store = try SQLiteRateBudgetStore.open(folder: folder)
            let turns = try await store.take(1, endpoint: "e", account: "a", windows: [(1, 1)], now: 5)
            #expect(turns == [5])
        }
    }
}
