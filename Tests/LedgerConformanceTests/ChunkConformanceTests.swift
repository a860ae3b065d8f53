import JobModel
import LocalFiles
import TestSupport
import Testing

/// Which worker writes which rows, over every store.
struct ChunkConformanceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A running run of rows on the lines 2 and following, one level each, with chunks of `size` rows.
    private func ledger(_ store: StoreUnderTest, rows: Int, way: WriteMethod = .single) async throws -> any LedgerStore
    {
        let ledger = try await store.open(folder.path)
        var run = RunRecord(id: "r", definition: JobDefinition(job: "test"), started: 1, out: "out", base: ".")
        run.machine = "of the tests"
        try await ledger.createRun(run)
        let planned = (2..<rows + 2).map { line in
            var row = PlannedRow(line: line, row: line, originRow: line, matchKey: "E", action: .create, record: [])
            row.way = way
            return row
        }
        try await ledger.add(planned, run: "r", step: 1)
        try await ledger.begin("r")
        return ledger
    }

    private func layout(
        size: Int = 2,
        level: Int = 0,
        group: WriteGroup = .single,
        isShared: Bool = true,
        waits: Bool = false
    ) -> ChunkLayout {
        let place = ChunkPlace(step: 1, level: level, group: group)
        var layout = ChunkLayout(place: place, waits: waits, size: size, rows: 1000)
        layout.isShared = isShared
        return layout
    }

    /// The claim of the run's owner, who takes none itself.
    private func opening(_ layout: ChunkLayout, by worker: LiveWorker, limit: Int = 0) -> ChunkClaim {
        var claim = ChunkClaim(run: "r", worker: worker.name, leaseSeconds: 60, limit: limit)
        claim.place = layout.place
        claim.layout = layout
        claim.isCoordinating = true
        return claim
    }

    private func claim(_ worker: LiveWorker, limit: Int = 1, leaseSeconds: Double = 60) -> ChunkClaim {
        ChunkClaim(run: "r", worker: worker.name, leaseSeconds: leaseSeconds, limit: limit)
    }

    private let moment = BootTimestamp(unixSeconds: 100, bootSeconds: 100, boot: 1)

    @Test(arguments: StoreUnderTest.all)
    func `puts due rows into chunks in file order, and gives each to one worker`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, rows: 5)
        let (owner, helper) = (LiveWorker(), LiveWorker())
        let first = try await ledger.claim(opening(layout(), by: owner, limit: 1))
        #expect(first.chunks.map(\.lines) == [2...3])
        #expect(first.left == 2 && first.state == .running)
        #expect(try await ledger.dueRows(of: first.chunks[0], waits: false, besides: [2]).map(\.planned.line) == [3])
        let second = try await ledger.claim(claim(helper, limit: 9))
        #expect(second.chunks.map(\.lines) == [4...5, 6...6])
        #expect(second.chunks.allSatisfy { !$0.isTakenOver && $0.place == layout().place })
        #expect(try await ledger.claim(claim(owner)).chunks == [])
    }

    @Test(arguments: StoreUnderTest.all)
    func `two claims at once get different chunks`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, rows: 40)
        let workers = (0..<8).map { _ in LiveWorker() }
        _ = try await ledger.claim(opening(layout(), by: workers[0]))
        let numbers = try await withThrowingTaskGroup(of: [Int].self) { group in
            for worker in workers {
                group.addTask { try await ledger.claim(claim(worker, limit: 2)).chunks.map(\.hold.number) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(numbers).count == numbers.count)
        // Who met the others looking may have got less than it asked for.
        var rest = numbers
        while let chunk = try await ledger.claim(claim(workers[0])).chunks.first { rest.append(chunk.hold.number) }
        #expect(rest.sorted() == Array(1...20))
    }

    @Test(arguments: StoreUnderTest.all)
    func `a chunk whose lease is over goes to another, and the late write keeps nothing`(
        store: StoreUnderTest
    ) async throws {
        let ledger = try await ledger(store, rows: 2)
        let (frozen, heir) = (LiveWorker(), LiveWorker())
        _ = try await ledger.claim(opening(layout(), by: frozen))
        let lost = try #require(try await ledger.claim(claim(frozen, leaseSeconds: -1)).chunks.first)
        try await ledger.commit([.send(lines: [2], at: moment)], run: "r", step: 1, by: [lost.hold])
        let taken = try #require(try await ledger.claim(claim(heir)).chunks.first)
        #expect(taken.hold.number == lost.hold.number && taken.hold.epoch == lost.hold.epoch + 1 && taken.isTakenOver)
        #expect(try await ledger.openRows(of: taken).map(\.planned.line) == [2])
        let late = Settlement(line: 2, outcome: .created)
        let attempt = Attempt(at: 1, endpoint: "e", token: nil, status: 200, code: nil, logID: nil)
        await #expect(throws: LedgerError.replaced(run: "r")) {
            try await ledger.commit(
                [.attempt(lines: [2], attempt), .settle(late)],
                run: "r",
                step: 1,
                by: [lost.hold]
            )
        }
        await #expect(throws: LedgerError.replaced(run: "r")) {
            try await ledger.commit([.send(lines: [3], at: moment)], run: "r", step: 1, by: [lost.hold, taken.hold])
        }
        #expect(try await ledger.row(run: "r", step: 1, line: 2)?.state == .sending)
        #expect(try await ledger.row(run: "r", step: 1, line: 3)?.state == .planned)
        #expect(try await ledger.attempts(run: "r", step: 1, line: 2) == [])
        try await ledger.commit([.settle(late)], run: "r", step: 1, by: [taken.hold])
        #expect(try await ledger.row(run: "r", step: 1, line: 2)?.outcome == .created)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a hold that is renewed lasts, and one that is lost cannot be renewed`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, rows: 4)
        let (worker, other) = (LiveWorker(), LiveWorker())
        _ = try await ledger.claim(opening(layout(), by: worker))
        let holds = try await ledger.claim(claim(worker, limit: 2, leaseSeconds: -1)).chunks.map(\.hold)
        #expect(try await ledger.renew([holds[0]], of: "r", leaseSeconds: 60) == [holds[0]])
        let taken = try await ledger.claim(claim(other, limit: 2)).chunks
        #expect(taken.map(\.hold.number) == [holds[1].number])
        #expect(try await ledger.renew(holds, of: "r", leaseSeconds: 60) == [holds[0]])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a chunk that is given back is free at once, and one that is done is closed`(
        store: StoreUnderTest
    ) async throws {
        let ledger = try await ledger(store, rows: 4)
        let (worker, other) = (LiveWorker(), LiveWorker())
        _ = try await ledger.claim(opening(layout(), by: worker))
        let holds = try await ledger.claim(claim(worker, limit: 2)).chunks.map(\.hold)
        try await ledger.release([holds[0]], of: "r", areDone: false)
        var next = claim(other)
        #expect(try await ledger.claim(next).chunks.map(\.hold.number) == [holds[0].number])
        // Given back by one that has lost it, it stays with the other.
        try await ledger.release([holds[0]], of: "r", areDone: false)
        #expect(try await ledger.claim(claim(worker)).chunks == [])
        next = claim(worker)
        next.finished = [holds[1]]
        #expect(try await ledger.claim(next).left == 1)
        await #expect(throws: LedgerError.replaced(run: "r")) {
            try await ledger.commit([.send(lines: [4], at: moment)], run: "r", step: 1, by: [holds[1]])
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a worker of this machine that has ended loses its chunks at once`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, rows: 2)
        let (dead, other) = (LiveWorker(), LiveWorker())
        _ = try await ledger.claim(opening(layout(), by: dead, limit: 1))
        #expect(try await ledger.claim(claim(other)).chunks == [])
        dead.end()
        #expect(try await ledger.claim(claim(other)).chunks.map(\.isTakenOver) == [true])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a chunk that is not shared is for the owner of the run alone`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, rows: 2)
        let (owner, helper) = (LiveWorker(), LiveWorker())
        _ = try await ledger.claim(opening(layout(isShared: false), by: owner))
        let found = try await ledger.claim(claim(helper))
        #expect(found.chunks == [] && found.left == 1)
        #expect(try await ledger.claim(opening(layout(), by: owner, limit: 1)).chunks.map(\.lines) == [2...3])
    }

    @Test(arguments: StoreUnderTest.all)
    func `nothing is sent of a run that was stopped, and what was sent is settled`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, rows: 2)
        let worker = LiveWorker()
        let chunk = try #require(try await ledger.claim(opening(layout(), by: worker, limit: 1)).chunks.first)
        try await ledger.commit([.send(lines: [2], at: moment)], run: "r", step: 1, by: [chunk.hold])
        try await ledger.updateRun("r", state: .stopped)
        await #expect(throws: LedgerError.replaced(run: "r")) {
            try await ledger.commit([.send(lines: [3], at: moment)], run: "r", step: 1, by: [chunk.hold])
        }
        let created = Settlement(line: 2, outcome: .created)
        try await ledger.commit([.settle(created)], run: "r", step: 1, by: [chunk.hold])
        try await ledger.release([chunk.hold], of: "r", areDone: false)
        let helper = try await ledger.claim(claim(LiveWorker()))
        #expect(helper.chunks == [] && helper.state == .stopped)
    }

    @Test(arguments: StoreUnderTest.all)
    func `the owner closes what nobody holds, and no number is given twice`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, rows: 6)
        let (owner, helper) = (LiveWorker(), LiveWorker())
        _ = try await ledger.claim(opening(layout(), by: owner))
        let held = try await ledger.claim(claim(helper)).chunks
        let frozen = try await ledger.claim(claim(LiveWorker(), leaseSeconds: -1)).chunks
        try await ledger.askToStop("r", because: RunStopRequest(code: "1", rows: 1, settled: 2), resumed: 0)
        try await ledger.askToStop("r", because: RunStopRequest(code: nil, rows: 3, settled: 4), resumed: 0)
        #expect(try await ledger.claim(claim(helper, limit: 0)).stop == RunStopRequest(code: "1", rows: 1, settled: 2))
        #expect(try await ledger.heldChunks(of: "r") == held)
        #expect(try await ledger.retireChunks(of: "r") == held)
        // Another worker that takes the run up is no person who has decided that it goes on.
        #expect(try await ledger.claim(claim(owner)).chunks == [])
        #expect(try await ledger.claim(claim(owner, limit: 0)).stop?.code == "1")
        try await ledger.forgetStopRequest(of: "r")
        await #expect(throws: LedgerError.replaced(run: "r")) {
            try await ledger.commit([.send(lines: [4], at: moment)], run: "r", step: 1, by: [frozen[0].hold])
        }
        try await ledger.release(held.map(\.hold), of: "r", areDone: true)
        let again = try await ledger.claim(opening(layout(size: 9), by: owner, limit: 9))
        #expect(again.chunks.map(\.hold.number) == [4] && again.stop == nil)
        #expect(again.chunks.map(\.lines) == [2...7])
    }

    @Test(arguments: StoreUnderTest.all)
    func `chunks hold rows of one level and group alone`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, rows: 3, way: .batchThenPatch)
        let owner = LiveWorker()
        #expect(try await ledger.claim(opening(layout(), by: owner, limit: 9)).chunks == [])
        let batch = try #require(
            try await ledger.claim(opening(layout(size: 50, group: .batch), by: owner, limit: 9)).chunks.first
        )
        #expect(batch.lines == 2...4)
        try await ledger.commit(
            [
                .send(lines: [2, 3], at: moment), .accept(lines: [2, 3], taskID: "t"),
                .advance(line: 3, userID: "u", openID: "o", departmentID: nil),
            ],
            run: "r",
            step: 1,
            by: [batch.hold]
        )
        #expect(try await ledger.openRows(of: batch).map(\.planned.line) == [2])
        #expect(try await ledger.dueRows(of: batch, waits: false, besides: []).map(\.planned.line) == [4])
        let levels = try await ledger.openLevels(run: "r", step: 1)
        #expect(levels.count == 2)
        let patches = try await ledger.claim(opening(layout(level: levels[1]), by: owner, limit: 9)).chunks
        #expect(patches.map(\.lines) == [3...3])
    }

    @Test(arguments: StoreUnderTest.all)
    func `lists runs that may be written`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, rows: 1)
        let machine = "of the tests"
        try await ledger.createRun(
            RunRecord(id: "s", definition: JobDefinition(job: "test"), started: 1, out: "out", base: ".")
        )
        #expect(try await ledger.runsToWrite(by: machine).map(\.id) == ["r"])
        try await ledger.updateRun("r", state: .stopped)
        #expect(try await ledger.runsToWrite(by: machine) == [])
        // Of one whose rows have all ended the results are missing until it is finished.
        try await ledger.commit([.settle(Settlement(line: 2, outcome: .notAttempted))], run: "r", step: 1)
        try await ledger.updateRun("r", state: .written)
        #expect(try await ledger.runsToWrite(by: machine).map(\.id) == ["r"])
        // They belong where the run was planned.
        #expect(try await ledger.runsToWrite(by: "another") == [])
        try await ledger.updateRun("r", state: .finished)
        #expect(try await ledger.runsToWrite(by: machine) == [])
        await #expect(throws: LedgerError.noSuchRun("none")) {
            _ = try await ledger.claim(ChunkClaim(run: "none", worker: "w", leaseSeconds: 1, limit: 1))
        }
    }
}
