import JobModel
import LocalFiles
import TestSupport
import Testing
import Wording

/// What the workers of a run must know of each other's rows and departments, over every store.
struct TallyConformanceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private let moment = BootTimestamp(unixSeconds: 100, bootSeconds: 100, boot: 1)

    /// A running run of six rows on the lines 2 to 7.
    private func ledger(_ store: StoreUnderTest) async throws -> any LedgerStore {
        let ledger = try await store.open(folder.path)
        try await ledger.createTestRun(steps: 1, rows: Array(2...7), records: 6)
        try await ledger.completeStep(1, leftOut: 0, of: "r")
        try await ledger.begin("r")
        return ledger
    }

    private func settle(_ ledger: any LedgerStore, _ line: Int, _ outcome: Outcome, _ code: String? = nil) async throws
    {
        var settlement = Settlement(line: line, outcome: outcome)
        settlement.code = code
        let changes: [LedgerChange] = [.send(lines: [line], at: moment), .settle(settlement)]
        for change in changes { try await ledger.commit([change], run: "r", step: 1) }
    }

    @Test(arguments: StoreUnderTest.all)
    func `counts how rows have ended, by code where they did not succeed`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store)
        #expect(try await ledger.tally(run: "r", step: 1, inFull: true) == StepTally())
        try await settle(ledger, 2, .created)
        try await settle(ledger, 3, .failed, "40001")
        try await settle(ledger, 4, .failed, "40001")
        try await settle(ledger, 5, .defective, "44054")
        try await settle(ledger, 6, .unknown)
        var expected = StepTally()
        expected.failed = ["40001": 2]
        expected.defective = ["44054": 1]
        #expect(try await ledger.tally(run: "r", step: 1, inFull: false) == expected)
        // Of an unknown row the end is not known.
        expected.settled = 4
        #expect(try await ledger.tally(run: "r", step: 1, inFull: true) == expected)
    }

    @Test(arguments: StoreUnderTest.all)
    func `what had failed when a person let the run go on does not count again`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store)
        try await settle(ledger, 2, .failed, "40001")
        try await settle(ledger, 3, .unknown)
        try await ledger.askToStop("r", because: RunStopRequest(code: "40001", rows: 1, settled: 2), resumed: 0)
        try await ledger.forgetStopRequest(of: "r")
        #expect(try await ledger.tally(run: "r", step: 1, inFull: true) == StepTally())
        try await ledger.commit([.settle(Settlement(line: 3, outcome: .created))], run: "r", step: 1)
        try await settle(ledger, 4, .failed, "40001")
        let tally = try await ledger.tally(run: "r", step: 1, inFull: true)
        #expect(tally.failed == ["40001": 1] && tally.settled == 2)
        let worker = LiveWorker()
        defer { worker.end() }
        let claim = ChunkClaim(run: "r", worker: worker.name, leaseSeconds: 1, limit: 1)
        #expect(try await ledger.claim(claim).stop == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a stop asked for by what was counted before a person let the run go on is too late`(
        store: StoreUnderTest
    ) async throws {
        let ledger = try await ledger(store)
        let worker = LiveWorker()
        defer { worker.end() }
        let claim = ChunkClaim(run: "r", worker: worker.name, leaseSeconds: 60, limit: 0)
        let request = RunStopRequest(code: nil, rows: 50, settled: 50)
        let before = try await ledger.claim(claim).resumed
        // Twice, and no row has ended in between: the counts are the same, and the person's word is another.
        for _ in 1...2 { try await ledger.forgetStopRequest(of: "r") }
        try await ledger.askToStop("r", because: request, resumed: before)
        let claimed = try await ledger.claim(claim)
        #expect(claimed.stop == nil && claimed.resumed == before + 2)
        try await ledger.askToStop("r", because: request, resumed: claimed.resumed)
        #expect(try await ledger.claim(claim).stop == request)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a person's stop stands until the run goes on, and helpers get no chunk before`(
        store: StoreUnderTest
    ) async throws {
        let ledger = try await ledger(store)
        #expect(try await ledger.stopStanding(of: "r") == StopStanding(request: nil, resumed: 0))
        #expect(try await ledger.askToStop("r").isOfPerson)
        let worker = LiveWorker()
        defer { worker.end() }
        let claim = ChunkClaim(run: "r", worker: worker.name, leaseSeconds: 60, limit: 1)
        #expect(try await ledger.claim(claim).stop == .ofPerson)
        try await ledger.forgetStopRequest(of: "r")
        #expect(try await ledger.stopStanding(of: "r") == StopStanding(request: nil, resumed: 1))
        // What a helper has asked for first stays, and says why.
        let request = RunStopRequest(code: "40001", rows: 5, settled: 50)
        try await ledger.askToStop("r", because: request, resumed: 1)
        #expect(try await ledger.askToStop("r").request == request)
        await #expect(throws: LedgerError.noSuchRun("none")) { try await ledger.askToStop("none") }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a person and a late helper at the same moment leave the run going on`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store)
        let worker = LiveWorker()
        defer { worker.end() }
        let claim = ChunkClaim(run: "r", worker: worker.name, leaseSeconds: 60, limit: 0)
        for _ in 1...10 {
            let before = try await ledger.claim(claim).resumed
            async let asking: Void = ledger.askToStop(
                "r",
                because: RunStopRequest(code: "1", rows: 1, settled: 2),
                resumed: before
            )
            async let resuming: Void = ledger.forgetStopRequest(of: "r")
            _ = try await (asking, resuming)
            #expect(try await ledger.claim(claim).stop == nil)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `every worker reads why a department was refused, until it is there`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store)
        try await ledger.addDepartments(["Lab", "Lab/Night"], run: "r", step: 1)
        let problem = LocalizedText(en: "the name is taken", zh: "名称已被占用")
        try await ledger.noteDepartment(0, problem: problem, run: "r", step: 1)
        #expect(
            try await ledger.departments(run: "r", step: 1) == [
                NewDepartment(place: 0, path: ["Lab"], problem: problem),
                NewDepartment(place: 1, path: ["Lab", "Night"]),
            ]
        )
        try await ledger.noteDepartment(0, openID: "od-1", run: "r", step: 1)
        let lab = try await ledger.departments(run: "r", step: 1).first
        #expect(lab == NewDepartment(place: 0, path: ["Lab"], openID: "od-1"))
    }

    @Test(arguments: StoreUnderTest.all)
    func `a store of several machines says by its own clock how long ago a row was sent`(
        store: StoreUnderTest
    ) async throws {
        let ledger = try await ledger(store)
        try await ledger.commit([.send(lines: [2], at: moment)], run: "r", step: 1)
        let first = try await ledger.secondsSinceSent([2, 3], run: "r", step: 1)
        guard !ledger.isOfOneMachine else {
            #expect(first == [:])
            return
        }
        // The mark says that it was sent in 1970.
        let seconds = try #require(first[2])
        #expect(first.count == 1 && seconds >= 0 && seconds < 60)
        try await ledger.commit([.wait(lines: [2], until: 1)], run: "r", step: 1)
        try await ledger.commit([.send(lines: [2], at: moment)], run: "r", step: 1)
        #expect(try #require(try await ledger.secondsSinceSent([2], run: "r", step: 1)[2]) < 60)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a store that has lost nothing keeps its chunks and rows as they are`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store)
        let worker = LiveWorker()
        defer { worker.end() }
        var claim = ChunkClaim(run: "r", worker: worker.name, leaseSeconds: 60, limit: 1)
        claim.isCoordinating = true
        claim.layout = ChunkLayout(
            place: ChunkPlace(step: 1, level: 0, group: .single),
            waits: false,
            size: 3,
            rows: 3
        )
        let hold = try #require(try await ledger.claim(claim).chunks.first?.hold)
        #expect(try await ledger.takeOverHistory(of: "r", at: moment) == 0)
        #expect(try await ledger.renew([hold], of: "r", leaseSeconds: 60) == [hold])
        try await ledger.commit([.send(lines: [2], at: moment)], run: "r", step: 1, by: [hold])
    }
}
