import Foundation
import GRDB
import JobModel
import TestSupport
import Testing

@testable import SQLiteLedger

/// Ledgers of earlier versions, brought up to date by commands that are killed meanwhile.
@Suite(.serialized)
struct OldLedgerTests {
    static let versions = Array(DatabaseMigrator.ledger.migrations.dropLast())
    private static let rows = 3000

    /// Every way in which a row can stand, with the task that one needs which is accepted.
    private static let stages: [(state: String, outcome: String?)] = [
        ("planned", nil), ("sending", nil), ("accepted", nil), ("waiting", nil), ("settled", "created"),
        ("settled", "updated"), ("settled", "unchanged"), ("settled", "defective"), ("settled", "failed"),
        ("settled", "invalid"), ("settled", "unknown"), ("settled", "notAttempted"),
    ]

    /// Writes a ledger as a version of Roster did that knew the migrations up to that one.
    private func write(_ path: String, upTo version: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try FileManager.default.createDirectory(atPath: folder + "/runs", withIntermediateDirectories: true)
        let database = try DatabaseQueue(path: path)
        try DatabaseMigrator.ledger.migrate(database, upTo: version)
        try database.write { db in
            let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
            try Self.fill(db)
            for trigger in triggers { try db.execute(sql: trigger["sql"]) }
        }
        try database.close()
    }

    private static func fill(_ db: Database) throws {
        var definition = JobDefinition(job: "old")
        definition.steps = [StepDefinition(subject: .people, source: "a.csv", match: "mobile")]
        let isNumbered = try db.columns(in: "run").contains { $0.name == "number" }
        try db.execute(
            sql: """
                INSERT INTO run (id, job, root, state, definition, out, base, started
                    \(isNumbered ? ", number, steps, confirmation, confirmed" : ""))
                VALUES ('r', 'old', 'r', 'running', ?, 'out', '.', 1 \(isNumbered ? ", 1, 1, 'option', 1" : ""))
                """,
            arguments: [String(decoding: try JSONEncoder().encode(definition), as: UTF8.self)]
        )
        try db.execute(
            sql: """
                INSERT INTO step (run, number, subject, name, source, header, records, isPlanned)
                VALUES ('r', 1, 'people', 'people', 'a.csv', '["name"]', ?, 1)
                """,
            arguments: [rows]
        )
        let hasPlans = try db.tableExists("plan")
        for line in 2..<rows + 2 {
            let stage = stages[line % stages.count]
            let plan = #"{"row":\#(line),"originRow":\#(line),"matchKey":"E\#(line)","action":"create","#
            let payload = String(repeating: "x", count: 400)
            try db.execute(
                sql: """
                    INSERT INTO row (run, step, line, way, state, outcome, taskID, attempts \(hasPlans ? "" : ", plan"))
                    VALUES ('r', 1, ?, 'single', ?, ?, ?, 1 \(hasPlans ? "" : ", ?"))
                    """,
                arguments: [line, stage.state, stage.outcome, "t\(line)"]
                    + (hasPlans ? [] : [plan + #""payload":"\#(payload)","record":["Ada"]}"#])
            )
            try db.execute(
                sql: "INSERT INTO attempt (run, step, line, at, endpoint) VALUES ('r', 1, ?, 1, 'createUser')",
                arguments: [line]
            )
            guard hasPlans else { continue }
            try db.execute(
                sql: """
                    INSERT INTO plan (run, step, line, number, origin, matchKey, action, payload, record)
                    VALUES ('r', 1, ?, ?, ?, ?, 'create', ?, '["Ada"]')
                    """,
                arguments: [line, line, line, "E\(line)", payload]
            )
        }
    }

    /// Brings the ledger up to date with kills in between; returns how many hit.
    private func migrate(_ roster: RosterCommand, _ folder: String) async throws -> Int {
        var kills = 0
        let log = folder + "/state/roster/ledger.sqlite-wal"
        // The log grows while a migration writes; its size says how far that is, whatever the machine does besides.
        for size in [0, 32_000, 200_000, 800_000, 1_600_000, 2_400_000] {
            let script = """
                (until [ "$(stat -c %s \(log) || echo 0)" -gt \(size) ]; do kill -0 $$ || exit; done; kill -KILL $$) \
                    > /dev/null 2>&1 &
                """
            let result = try await roster.run(["runs"], disturbed: .preceded(by: script))
            #expect(result.status == 137 || result.status == 0, "\(result)")
            kills += result.status == 137 ? 1 : 0
        }
        for _ in 1...4 {
            let delay = Duration.milliseconds(Int.random(in: 5...120))
            kills += try await roster.run("runs", disturbed: .kill(after: delay)).status == 137 ? 1 : 0
        }
        return kills
    }

    @Test(arguments: versions)
    func `a ledger of an earlier version keeps all rows despite kills`(version: String) async throws {
        try await withFolder { folder in
            let state = folder + "/state/roster"
            try write(state + "/ledger.sqlite", upTo: version)
            let roster = RosterCommand(folder: folder)
            let kills = try await migrate(roster, folder)
            #expect(kills > 0)
            let runs = try await roster.run("runs")
            #expect(runs.status == 0 && runs.out.contains("\(Self.rows) rows"), "\(runs)")
            let ledger = try SQLiteLedger.open(folder: state)
            #expect(try PrivateDatabase.isWhole(ledger.database))
            let rows = try await ledger.rows(run: "r", step: 1, afterLine: 0, limit: Self.rows * 2)
            #expect(rows.map(\.planned.line) == Array(2..<Self.rows + 2))
            for row in rows {
                let stage = Self.stages[row.planned.line % Self.stages.count]
                let isSame = row.state.rawValue == stage.state && row.outcome?.rawValue == stage.outcome
                #expect(isSame && row.planned.matchKey == "E\(row.planned.line)" && row.planned.record == ["Ada"])
            }
            let attempts = try await ledger.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM attempt") }
            #expect(attempts == Self.rows)
            try ledger.close()
        }
    }
}
