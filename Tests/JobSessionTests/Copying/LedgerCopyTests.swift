import Foundation
import JobModel
import JobSession
import LocalFiles
import TestSupport
import Testing

/// Runs that are copied from one ledger to another, either way.
struct LedgerCopyTests {
    private static let runs = ["a-stopped", "b-retry", "c-finished", "d-export"]

    /// Two places of which the first has runs: files, and where PostgreSQL is installed databases.
    enum Direction: String, CaseIterable, CustomTestStringConvertible {
        case fileToFile, fileToDatabase, databaseToFile, databaseToDatabase

        var testDescription: String { rawValue }

        static let tried = PostgresServer.isInstalled ? allCases : [.fileToFile]

        func places(in folder: String) async throws -> (from: LedgerPlace, to: LedgerPlace) {
            let isDatabase = (
                from: self == .databaseToFile || self == .databaseToDatabase, to: rawValue.hasSuffix("ToDatabase")
            )
            return (
                try await Self.place(isDatabase.from, folder + "/from"),
                try await Self.place(isDatabase.to, folder + "/to")
            )
        }

        private static func place(_ isDatabase: Bool, _ folder: String) async throws -> LedgerPlace {
            guard isDatabase else { return LedgerPlace(stateFolder: folder) }
            return try LedgerPlace(stateFolder: folder, address: try await PostgresServer.shared().newSchema())
        }
    }

    private func copied(_ from: LedgerPlace, _ to: LedgerPlace, _ run: String? = nil) async throws -> [LedgerCopy.Entry]
    {
        var entries: [LedgerCopy.Entry] = []
        try await LedgerCopy(from: from, to: to).copy(run) { entries.append($0) }
        return entries
    }

    private func differences(_ one: LedgerPlace, _ other: LedgerPlace) throws -> [String?] {
        try one.ledger().readRecords { reader in
            try other.ledger().readRecords { other in
                try Self.runs.map { try reader.difference(from: other, in: $0)?.name }
            }
        }
    }

    @Test(arguments: Direction.tried)
    func `every record is the same afterwards, and after the way back`(direction: Direction) async throws {
        try await withFolder { folder in
            let (from, to) = try await direction.places(in: folder)
            try await RichLedger.fill(try from.ledger())
            try await from.callCounts().add(40, account: "a", month: "2026-12")
            let entries = try await copied(from, to)
            #expect(entries.map(\.run) == Self.runs && entries.allSatisfy { $0.outcome == .copied })
            #expect(entries.map(\.rows) == [13, 0, 1, 0] && entries.map(\.isOpen) == [true, true, false, true])
            #expect(try differences(from, to) == [nil, nil, nil, nil])
            #expect(try await to.callCounts().calls(account: "a", month: "2026-12") == 40)
            let back = LedgerPlace(stateFolder: folder + "/back")
            _ = try await copied(to, back)
            #expect(try differences(from, back) == [nil, nil, nil, nil])
            try await sameAsSeenByCommands(from, back)
        }
    }

    /// By the store's own words, which the copy does not use.
    private func sameAsSeenByCommands(_ one: LedgerPlace, _ other: LedgerPlace) async throws {
        let (one, other) = (try one.ledger(), try other.ledger())
        #expect(try await one.runs(limit: 9) == other.runs(limit: 9))
        for run in Self.runs {
            #expect(try await one.steps(of: run) == other.steps(of: run))
            #expect(try await one.plan(of: run) == other.plan(of: run))
            #expect(try await one.files(of: run) == other.files(of: run))
            #expect(try await one.departments(run: run, step: 1) == other.departments(run: run, step: 1))
            #expect(try await one.export(of: run) == other.export(of: run))
            let rows = try await one.shownRows(run: run, step: 1, afterLine: 0, limit: 99)
            #expect(try await rows == other.shownRows(run: run, step: 1, afterLine: 0, limit: 99))
            for row in rows {
                let line = row.planned.line
                let attempts = try await one.attempts(run: run, step: 1, line: line)
                #expect(try await attempts == other.attempts(run: run, step: 1, line: line))
            }
        }
    }

    @Test(arguments: Direction.tried)
    func `a second time nothing is copied, and nothing is counted twice`(direction: Direction) async throws {
        try await withFolder { folder in
            let (from, to) = try await direction.places(in: folder)
            try await RichLedger.fill(try from.ledger())
            try await from.callCounts().add(40, account: "a", month: "2026-12")
            _ = try await copied(from, to)
            try await to.callCounts().add(2, account: "a", month: "2026-12")
            let again = try await copied(from, to)
            #expect(again.map(\.outcome) == [.same, .same, .same, .same])
            #expect(try await to.callCounts().calls(account: "a", month: "2026-12") == 42)
        }
    }

    @Test(arguments: Direction.tried)
    func `one run comes with its lineage, and goes on in its new place`(direction: Direction) async throws {
        try await withFolder { folder in
            let (from, to) = try await direction.places(in: folder)
            try await RichLedger.fill(try from.ledger())
            let entries = try await copied(from, to, "b-retry")
            #expect(entries.map(\.run) == ["a-stopped", "b-retry"])
            let ledger = try to.ledger()
            #expect(try await ledger.runs(limit: 9).map(\.id) == ["b-retry", "a-stopped"])
            // The guards of the store hold for it as for any other run.
            try await ledger.updateRun("a-stopped", state: .running)
            try await ledger.commit([.settle(Settlement(line: 7, outcome: .created))], run: "a-stopped", step: 1)
            await #expect(throws: LedgerError.self) {
                try await ledger.commit([.settle(Settlement(line: 7, outcome: .failed))], run: "a-stopped", step: 1)
            }
            await #expect(throws: LedgerError.self) {
                let finished = try await from.ledger().run("c-finished")
                try await ledger.createRun(finished)
            }
            await #expect(throws: LedgerError.noSuchRun("nothing")) { _ = try await copied(from, to, "nothing") }
        }
    }

    @Test(arguments: Direction.tried)
    func `another run of the same name is left as it is, and the others are copied`(direction: Direction) async throws {
        try await withFolder { folder in
            let (from, to) = try await direction.places(in: folder)
            try await RichLedger.fill(try from.ledger())
            _ = try await copied(from, to)
            let ledger = try to.ledger()
            try await ledger.updateRun("a-stopped", state: .running)
            let entries = try await copied(from, to)
            #expect(entries.map(\.outcome) == [.differs(table: "run"), .same, .same, .same])
            #expect(try await ledger.run("a-stopped").state == .running)
        }
    }

    @Test(arguments: Direction.tried)
    func `a run at work is refused before anything is copied`(direction: Direction) async throws {
        try await withFolder { folder in
            let (from, to) = try await direction.places(in: folder)
            try await RichLedger.fill(try from.ledger())
            let owner = try await from.ledger().lock(run: "d-export")
            await #expect(throws: LedgerError.owned(run: "d-export")) { _ = try await copied(from, to) }
            #expect(try await to.ledger().runs(limit: 9).isEmpty)
            owner.release()
            #expect(try await copied(from, to).count == 4)
        }
    }

    @Test(arguments: Direction.tried)
    func `a run that a worker may take, or has rows of, is refused before anything is copied`(
        direction: Direction
    ) async throws {
        try await withFolder { folder in
            let (from, to) = try await direction.places(in: folder)
            let ledger = try from.ledger()
            try await RichLedger.fill(ledger)
            try await ledger.updateRun("a-stopped", state: .running)
            await #expect(throws: LedgerCopyError.mayBeWritten(run: "a-stopped")) { _ = try await copied(from, to) }
            let worker = LiveWorker()
            defer { worker.end() }
            var claim = ChunkClaim(run: "a-stopped", worker: worker.name, leaseSeconds: 60, limit: 1)
            claim.isCoordinating = true
            let level = try #require(try await ledger.openLevels(run: "a-stopped", step: 1).first)
            for group in WriteGroup.allCases where claim.limit > 0 {
                let place = ChunkPlace(step: 1, level: level, group: group)
                claim.layout = ChunkLayout(place: place, waits: false, size: 9, rows: 9)
                if try await !ledger.claim(claim).chunks.isEmpty { claim.limit = 0 }
            }
            try await ledger.updateRun("a-stopped", state: .stopped)
            await #expect(throws: LedgerError.owned(run: "a-stopped")) { _ = try await copied(from, to) }
            #expect(try await to.ledger().runs(limit: 9).isEmpty)
        }
    }

    @Test(arguments: Direction.tried)
    func `a copy that is stopped keeps whole runs alone, and goes on`(direction: Direction) async throws {
        try await withFolder { folder in
            let (from, to) = try await direction.places(in: folder)
            try await RichLedger.fill(try from.ledger())
            struct Stop: Error {}
            await #expect(throws: Stop.self) {
                try await LedgerCopy(from: from, to: to).copy { if $0.run == "b-retry" { throw Stop() } }
            }
            #expect(try await to.ledger().runs(limit: 9).map(\.id) == ["b-retry", "a-stopped"])
            #expect(try await copied(from, to).map(\.outcome) == [.same, .same, .copied, .copied])
            #expect(try differences(from, to) == [nil, nil, nil, nil])
        }
    }

    @Test(arguments: Direction.tried)
    func `a run that is confirmed while others are copied is refused`(direction: Direction) async throws {
        try await withFolder { folder in
            let (from, to) = try await direction.places(in: folder)
            let ledger = try from.ledger()
            try await RichLedger.fill(ledger)
            await #expect(throws: LedgerCopyError.mayBeWritten(run: "b-retry")) {
                try await LedgerCopy(from: from, to: to).copy { _ in
                    try await ledger.updateRun("b-retry", state: .planned)
                    try await ledger.confirm("b-retry", by: .terminal, at: 2)
                }
            }
            #expect(try await to.ledger().runs(limit: 9).map(\.id) == ["a-stopped"])
        }
    }

    @Test(
        .enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)),
        arguments: [Direction.databaseToFile, .databaseToDatabase]
    )
    func `after a failover the copy has what may have been sent to be read back`(direction: Direction) async throws {
        try await withFolder { folder in
            let server = try await PostgresServer.shared()
            let address = try await server.newSchema()
            let from = try LedgerPlace(stateFolder: folder + "/from", address: address)
            let (_, to) = try await direction.places(in: folder)
            let ledger = try from.ledger()
            try await RichLedger.fill(ledger)
            let untouched = try await ledger.rows(run: "a-stopped", step: 1, in: [.planned, .waiting])
            let open = untouched.filter { $0.planned.action == .create && $0.phase == 1 }.map(\.planned.line)
            #expect(!open.isEmpty)
            try await server.execute("UPDATE roster_run SET history = '1 00000001'", at: address)
            _ = try await copied(from, to)
            let rows = try await to.ledger().rows(run: "a-stopped", step: 1, in: [.sending]).filter(\.mayBeSent)
            #expect(rows.map(\.planned.line) == open)
        }
    }

    @Test(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
    func `in a file the time begins again since another machine sent a row`() async throws {
        try await withFolder { folder in
            let (from, to) = try await Direction.databaseToFile.places(in: folder)
            try await RichLedger.fill(try from.ledger(), boot: 77)
            _ = try await copied(from, to)
            let rows = try await to.ledger().rows(run: "a-stopped", step: 1, in: [.sending, .accepted])
            let now = BootTimestamp.now
            #expect(!rows.isEmpty && rows.allSatisfy { $0.sent?.isOfBoot(of: now) == true })
            #expect(rows.allSatisfy { now.bootSeconds - ($0.sent?.bootSeconds ?? 0) < 600 })
            #expect(try await copied(from, to).allSatisfy { $0.outcome == .same })
        }
    }

    @Test func `places that are no ledger, or the same one, are refused`() throws {
        let own = LedgerPlace(stateFolder: "/nowhere")
        #expect(throws: LedgerCopyError.samePlace) { try LedgerCopy(from: own, to: own) }
        let other = try LedgerPlace(named: "/elsewhere/ledger.sqlite", ownStateFolder: "/nowhere")
        #expect(other.stateFolder == "/elsewhere")
        #expect(throws: LedgerCopyError.noLedger(path: "/nowhere")) { try LedgerCopy(from: own, to: other) }
        #expect(try LedgerPlace(named: "file", ownStateFolder: "/nowhere").stateFolder == "/nowhere")
        for name in ["", "postgres:/x", "postgres//x:y", "mysql://h/d"] {
            #expect(throws: LedgerError.database(.badAddress, at: ""), "\(name)") {
                try LedgerPlace(named: name, ownStateFolder: "/nowhere")
            }
        }
    }
}
