import Foundation
import GRDB
import JobModel
import LocalFiles
import TestSupport
import Testing
import Wording

@testable import SQLiteLedger

struct LedgerFileTests {
    /// A state folder that is not there yet.
    private func withState(_ body: (String) async throws -> Void) async throws {
        try await withFolder { try await body($0 + "/state") }
    }

    private func run(_ id: String) -> RunRecord {
        RunRecord(id: id, definition: JobDefinition(job: "test"), started: 1, out: "out", base: ".")
    }

    @Test func `keeps what was written after reopening, readable by its owner only`() async throws {
        try await withState { folder in
            var wanted = run("r")
            try await SQLiteLedger.open(folder: folder).createRun(wanted)
            let again = try SQLiteLedger.open(folder: folder)
            try await again.updateRun("r", state: .finished, exit: 4)
            wanted.state = .finished
            wanted.exit = 4
            #expect(try await again.run("r") == wanted)
            let mode = try FileManager.default.attributesOfItem(atPath: folder + "/ledger.sqlite")[.posixPermissions]
            #expect(mode as? Int == 0o600)
        }
    }

    @Test func `many can open a new ledger at the same moment`() async throws {
        for _ in 0..<10 {
            try await withState { folder in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<6 {
                        group.addTask {
                            _ = try SQLiteLedger.open(folder: folder)
                            _ = try SQLiteRateBudgetStore.open(folder: folder)
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }

    @Test func `commits reach the disk before they count`() async throws {
        try await withState { folder in
            // Of the connection that writes; a reader's says nothing.
            let mode = try await SQLiteLedger.open(folder: folder).database.writeWithoutTransaction {
                try Int.fetchOne($0, sql: "PRAGMA synchronous")
            }
            #expect(mode == 2)
        }
    }

    @Test func `a ledger that an earlier version wrote keeps its rows`() async throws {
        let database = try DatabaseQueue()
        try DatabaseMigrator.ledger.migrate(database, upTo: "002 create department")
        let plan = """
            {"line":2,"row":3,"originRow":4,"matchKey":"E1","action":"update","way":"single","wave":0,
            "payload":"{\\"name\\":\\"\\u4e00\\"}","record":["一","x;y"],"findings":[],
            "changes":[{"field":"name","old":"二","new":"一"}]}
            """
        try await database.write { db in
            try db.execute(
                sql: """
                    INSERT INTO row (run, step, line, plan, way, state, outcome, userID)
                    VALUES ('r', 1, 2, ?, 'single', 'settled', 'updated', 'u1')
                    """,
                arguments: [plan]
            )
        }
        try DatabaseMigrator.ledger.migrate(database)
        let row = try #require(try await SQLiteLedger(database: database, folder: nil).row(run: "r", step: 1, line: 2))
        var wanted = PlannedRow(line: 2, row: 3, originRow: 4, matchKey: "E1", action: .update, record: ["一", "x;y"])
        wanted.payload = "{\"name\":\"一\"}"
        wanted.changes = [FieldChange(field: "name", old: "二", new: "一")]
        wanted.userID = "u1"
        #expect(row.planned == wanted && row.outcome == .updated && row.userID == "u1")
    }

    @Test func `reports a damaged ledger, and does not change it`() async throws {
        try await withFolder { folder in
            let path = folder + "/ledger.sqlite"
            let damaged = Data(repeating: 7, count: 5000)
            try damaged.write(to: URL(fileURLWithPath: path))
            #expect(throws: LedgerError.damaged(path: path)) { try SQLiteLedger.open(folder: folder) }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == damaged)
        }
    }

    @Test func `a run is taken beside a process that is held up while it looks whether it has an owner`() async throws {
        try await withFolder { folder in
            let path = folder + "/r.lock"
            let looking = try FileLock(path)
            #expect(looking.tryToTake(.shared))
            var pauses = 0
            let lock = try RunLock(path: path, run: "r") {
                pauses += 1
                // As long as a busy machine may hold it up.
                if pauses == 3 { looking.release() }
            }
            #expect(pauses == 3 && FileLock.isHeld(path))
            lock.release()
        }
    }

    @Test func `a run has one owner at a time`() async throws {
        try await withState { folder in
            let ledger = try SQLiteLedger.open(folder: folder)
            var lock: (any RunOwner)? = try ledger.lock(run: "r")
            #expect(throws: LedgerError.owned(run: "r")) { try ledger.lock(run: "r") }
            #expect(lock != nil)
            lock = nil
            _ = try ledger.lock(run: "r")
        }
    }

    @Test func `reports a full disk`() async throws {
        try await withState { folder in
            let ledger = try SQLiteLedger.open(folder: folder)
            try await ledger.createRun(run("r"))
            try await ledger.database.writeWithoutTransaction { db in
                let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
                try db.execute(sql: "PRAGMA max_page_count = \(pages + 1)")
            }
            let rows = (2...500).map { line in
                PlannedRow(line: line, row: line, originRow: line, matchKey: "E", action: .create, record: ["E"])
            }
            await #expect(throws: LedgerError.diskFull) { try await ledger.add(rows, run: "r", step: 1) }
            #expect(try await ledger.rows(run: "r", step: 1, afterLine: 0, limit: 10).isEmpty)
        }
    }

    @Test func `does not report a cancelled write as a failure of the disk`() async throws {
        let ledger = try SQLiteLedger.inMemory()
        let record = run("r")
        let writing = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await ledger.createRun(record)
        }
        await #expect(throws: CancellationError.self) { try await writing.value }
    }

    @Test func `a ledger that cannot be opened says where and what to do`() {
        let error = #expect(throws: LedgerError.self) { try SQLiteLedger.open(folder: "/proc/nowhere") }
        #expect(error?.problem.en.contains("/proc/nowhere") == true)
    }
}
