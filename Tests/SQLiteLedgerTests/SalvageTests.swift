import Foundation
import GRDB
import JobModel
import LocalFiles
import TestSupport
import Testing
import Wording

@testable import SQLiteLedger

/// What is made of a damaged ledger, record by record and page by page.
struct SalvageTests {
    private func withLedger(_ body: (String, SQLiteLedger) async throws -> Void) async throws {
        try await withFolder { folder in
            try await body(folder + "/state", try await Self.ledger(folder + "/state"))
        }
    }

    /// Two runs of 300 rows; of the first all are created, of the second none is sent.
    private static func ledger(_ folder: String) async throws -> SQLiteLedger {
        let ledger = try SQLiteLedger.open(folder: folder)
        for id in ["a", "b"] {
            var definition = JobDefinition(job: "test")
            definition.steps = [StepDefinition(subject: .people, source: "a.csv", match: "mobile")]
            let lock = try ledger.lock(run: id)
            try await ledger.createRun(RunRecord(id: id, definition: definition, started: 1, out: "out", base: "."))
            var step = StepRecord(number: 1, subject: .people, name: "people", source: "a.csv", header: ["name"])
            step.records = 300
            try await ledger.addStep(step, of: id)
            let rows = (2...301).map { line in
                var row = PlannedRow(
                    line: line,
                    row: line,
                    originRow: line,
                    matchKey: "E\(line)",
                    action: .create,
                    record: ["Ada"]
                )
                row.payload = String(repeating: "x", count: 300)
                return row
            }
            try await ledger.add(rows, run: id, step: 1)
            try await ledger.completeStep(1, leftOut: 0, of: id)
            if id == "a" {
                try await ledger.begin(id)
                let attempt = Attempt(at: 1, endpoint: "createUser", token: "t", status: 200, code: 0, logID: "l")
                let lines = Array(2...301)
                try await ledger.commit([.send(lines: lines, at: .now)], run: id, step: 1)
                try await ledger.commit(
                    [.attempt(lines: lines, attempt)]
                        + lines.map { .settle(Settlement(line: $0, outcome: .created)) },
                    run: id,
                    step: 1
                )
            } else {
                try await ledger.completePlan(of: id, saying: "{}", at: 1)
            }
            lock.release()
        }
        return ledger
    }

    /// Takes records out as a page that is lost does, past every trigger.
    private func lose(_ sql: String, _ ledger: SQLiteLedger) async throws {
        try await ledger.database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            let triggers = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
            try db.execute(sql: sql)
        }
        try ledger.close()
    }

    @Test func `keeps the rows of a run whose record is lost, under a record that says so`() async throws {
        try await withLedger { folder, ledger in
            try await lose("DELETE FROM run WHERE id = 'a'", ledger)
            let report = try SQLiteLedger.salvage(folder: folder)
            #expect(report.lost == ["a"] && report.runs == 1 && report.rows == 600, "\(report)")
            let salvaged = try SQLiteLedger.open(folder: folder)
            let run = try await salvaged.run("a")
            #expect(run.isJobLost && run.state == .finished)
            let rows = try await salvaged.rows(run: "a", step: 1, afterLine: 0, limit: 1000)
            #expect(rows.count == 300 && rows.allSatisfy { $0.outcome == .created && $0.planned.record == ["Ada"] })
            // The other one is as it was.
            #expect(try await salvaged.run("b").state == .planned)
            await #expect(throws: LedgerError.self) { try await salvaged.updateRun("a", state: .running) }
        }
    }

    @Test func `gives a run of which only the lock is left a record, so that the ledger can be opened`() async throws {
        try await withLedger { folder, ledger in
            try await lose(
                "DELETE FROM run; DELETE FROM step; DELETE FROM row; DELETE FROM plan; DELETE FROM attempt",
                ledger
            )
            let report = try SQLiteLedger.salvage(folder: folder)
            #expect(report.lost == ["a", "b"] && report.runs == 0 && report.rows == 0, "\(report)")
            let runs = try await SQLiteLedger.open(folder: folder).runs(limit: 9)
            #expect(runs.map(\.id).sorted() == ["a", "b"] && runs.allSatisfy(\.isJobLost))
        }
    }

    @Test func `shows rows without step and plan by line and outcome`() async throws {
        try await withLedger { folder, ledger in
            try await lose("DELETE FROM step WHERE run = 'a'; DELETE FROM plan WHERE run = 'a' AND line = 7", ledger)
            let report = try SQLiteLedger.salvage(folder: folder)
            #expect(report.incomplete == ["a"] && report.rows == 600, "\(report)")
            let salvaged = try SQLiteLedger.open(folder: folder)
            #expect(try await salvaged.steps(of: "a").map(\.records) == [300])
            let rows = try await salvaged.rows(run: "a", step: 1, afterLine: 0, limit: 1000)
            #expect(rows.count == 300 && rows.allSatisfy { $0.outcome == .created })
            #expect(rows[5].planned.line == 7 && rows[5].planned.originRow == -7 && rows[5].planned.record.isEmpty)
            // Nothing of it is sent again.
            #expect(try await salvaged.gap(in: "a") == .steps(planned: 0, of: 1))
        }
    }

    @Test func `rows with a lost outcome are unknown, and their run does not continue`() async throws {
        try await withLedger { folder, ledger in
            try await lose("DELETE FROM row WHERE run = 'a' AND line BETWEEN 10 AND 19", ledger)
            let report = try SQLiteLedger.salvage(folder: folder)
            #expect(report.incomplete == ["a"] && report.rows == 590 && !report.isWhole, "\(report)")
            let salvaged = try SQLiteLedger.open(folder: folder)
            let rows = try await salvaged.rows(run: "a", step: 1, endedAs: .unknown)
            #expect(rows.map(\.planned.line) == Array(10...19) && rows.allSatisfy { $0.code == "ledger.damaged" })
            await #expect(throws: LedgerError.self) { try await salvaged.updateRun("a", state: .written) }
        }
    }

    @Test func `plans an unconfirmed run again if some of its rows are lost`() async throws {
        try await withLedger { folder, ledger in
            try await lose("DELETE FROM plan WHERE run = 'b' AND line = 9", ledger)
            let report = try SQLiteLedger.salvage(folder: folder)
            #expect(report.incomplete.isEmpty, "\(report)")
            #expect(try await SQLiteLedger.open(folder: folder).run("b").state == .planning)
        }
    }

    /// Overwrites a page, from 1.
    private func overwrite(page: Int, of path: String) throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try file.seek(toOffset: UInt64((page - 1) * 4096))
        try file.write(contentsOf: Data(repeating: 0xAB, count: 4096))
        try file.close()
    }

    @Test func `reports what is missing for any lost page, and the new ledger is whole`() async throws {
        try await withLedger { folder, ledger in
            // Nothing is left in the log.
            #expect(try await ledger.shrink())
            try ledger.close()
            let path = folder + "/ledger.sqlite"
            let pages = (try Data(contentsOf: URL(fileURLWithPath: path))).count / 4096
            // SQLite keeps the schema and with it the places of all tables on a few pages, which no other part repeats.
            var hopeless = 0
            for page in 1...pages {
                let copy = folder + "-\(page)"
                defer { try? FileManager.default.removeItem(atPath: copy) }  // Else it goes with the folder.
                try FileManager.default.copyItem(atPath: folder, toPath: copy)
                try overwrite(page: page, of: copy + "/ledger.sqlite")
                let report: SalvageReport
                do { report = try SQLiteLedger.salvage(folder: copy) } catch LedgerError.unsalvageable {
                    hopeless += 1
                    continue
                }
                let salvaged = try SQLiteLedger.open(folder: copy)
                #expect(try PrivateDatabase.isWhole(salvaged.database), "page \(page)")
                let lines = try await salvaged.read { db in
                    try Int.fetchOne(db, sql: "SELECT count(*) FROM row JOIN plan USING (run, step, line)") ?? 0
                }
                #expect(lines <= 600, "page \(page): \(lines) \(report)")
                #expect(lines == 600 || !report.isWhole, "page \(page): \(lines) \(report)")
                let counts = report.broken.isEmpty ? 0 : 1
                #expect(report.isWhole || report.unreadable + report.incomplete.count + report.lost.count + counts > 0)
                try salvaged.close()
            }
            #expect((1...6).contains(hopeless) && pages > 50, "\(hopeless) of \(pages)")
        }
    }

    @Test func `reports what cannot be salvaged, with another way, and does not change it`() async throws {
        try await withLedger { folder, ledger in
            // Nothing is left in the log.
            #expect(try await ledger.shrink())
            try ledger.close()
            let path = folder + "/ledger.sqlite"
            try overwrite(page: 1, of: path)
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            let error = #expect(throws: LedgerError.unsalvageable(path: path)) {
                try SQLiteLedger.salvage(folder: folder)
            }
            #expect(error?.remedy.en.contains("roster ledger salvage") == false)
            #expect(error?.remedy.zh.contains("roster ledger salvage") == false)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(!names.contains { $0.hasPrefix("roster-salvage") || $0.contains(".damaged-") }, "\(names)")
        }
    }

    @Test func `checks the ledger before the next use after a failed read`() async throws {
        try await withLedger { folder, ledger in
            #expect(try await ledger.shrink())
            let root = try await ledger.read { db in
                try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_master WHERE name = 'plan'")
            }
            try ledger.close()
            let path = folder + "/ledger.sqlite"
            try overwrite(page: try #require(root), of: path)
            // It ended in order, so nothing is suspected; a command that does not meet the damage goes on.
            let damaged = try SQLiteLedger.open(folder: folder)
            #expect(try await damaged.runs(limit: 9).count == 2)
            await #expect(throws: LedgerError.damaged(path: path)) {
                _ = try await damaged.rows(run: "a", step: 1, afterLine: 0, limit: 9)
            }
            try damaged.close()
            #expect(throws: LedgerError.damaged(path: path)) { try SQLiteLedger.open(folder: folder) }
            _ = try SQLiteLedger.salvage(folder: folder)
            try SQLiteLedger.open(folder: folder).close()
        }
    }

    @Test func `an unreadable value in a sound ledger blocks nothing else`() async throws {
        try await withLedger { folder, ledger in
            try await lose("UPDATE plan SET record = '[1' WHERE run = 'b' AND line = 5", ledger)
            let damaged = try SQLiteLedger.open(folder: folder)
            await #expect(throws: LedgerError.self) {
                _ = try await damaged.rows(run: "b", step: 1, afterLine: 0, limit: 9)
            }
            try damaged.close()
            #expect(FileManager.default.fileExists(atPath: folder + "/ledger.sqlite.suspect"))
            let again = try SQLiteLedger.open(folder: folder)
            #expect(try await again.rows(run: "a", step: 1, afterLine: 0, limit: 9).count == 9)
            #expect(!FileManager.default.fileExists(atPath: folder + "/ledger.sqlite.suspect"))
        }
    }
}
