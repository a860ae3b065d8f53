import DirectoryClient
import JobModel
import LocalFiles
import SQLiteLedger
import TestSupport
import Testing

@testable import JobEngine

/// How long a worker may send, and what it does with chunks that it has lost.
struct HeldChunkTests {
    private func chunk(_ number: Int = 1) -> Chunk {
        Chunk(
            hold: ChunkHold(run: "r", number: number, epoch: 1),
            place: ChunkPlace(step: 1, level: 0, group: .single),
            lines: 2...3
        )
    }

    @Test func `a worker stops sending a request's deadline and five seconds before its lease can be over`() {
        let lease = ChunkLease(requestDeadline: 30)
        #expect(lease.seconds == 90 && lease.sendSeconds == 55 && lease.renewal == .seconds(20))
        let now = BootTimestamp.secondsSinceBoot
        #expect(HeldChunk(chunk(), renewed: now - 50, sendSeconds: lease.sendSeconds).maySend)
        let late = HeldChunk(chunk(), renewed: now - 55, sendSeconds: lease.sendSeconds)
        #expect(!late.maySend)
        late.noteRenewal(at: now)
        #expect(late.maySend)
        late.noteLoss()
        #expect(!late.maySend)
    }

    @Test(arguments: [31.0, 120, 600])
    func `requests that may take longer have a longer lease`(deadline: Double) {
        let lease = ChunkLease(requestDeadline: deadline)
        #expect(lease.seconds == deadline + 60)
        #expect(lease.sendSeconds > 20 && lease.sendSeconds + deadline < lease.seconds)
    }

    private func ledger() async throws -> SQLiteLedger {
        let ledger = try SQLiteLedger.inMemory()
        try await ledger.createTestRun(steps: 1, rows: [2, 3, 4, 5], records: 4)
        try await ledger.completeStep(1, leftOut: 0, of: "r")
        try await ledger.begin("r")
        return ledger
    }

    private func keeper(_ ledger: SQLiteLedger, leaseSeconds: Double = 90) -> ChunkKeeper {
        ChunkKeeper(
            ledger: ledger,
            run: "r",
            isCoordinating: true,
            lease: ChunkLease(seconds: leaseSeconds, requestDeadline: 0)
        )
    }

    private let layout = ChunkLayout(
        place: ChunkPlace(step: 1, level: 0, group: .single),
        waits: false,
        size: 2,
        rows: 100
    )

    @Test func `chunks of a worker that nothing holds any more are others' at once`() async throws {
        let ledger = try await ledger()
        var first: ChunkKeeper? = keeper(ledger)
        let held = try await first?.claim(9, at: layout.place, layingOut: layout).chunks.count
        #expect(held == 2)
        let second = keeper(ledger)
        #expect(try await second.claim(9).chunks.count == 0)
        first = nil
        #expect(try await second.claim(9).chunks.map(\.chunk.isTakenOver) == [true, true])
    }

    @Test func `a chunk that another worker has is known to be lost by its renewal`() async throws {
        let ledger = try await ledger()
        let frozen = keeper(ledger, leaseSeconds: 0)
        let held = try await frozen.claim(1, at: layout.place, layingOut: layout).chunks
        #expect(held.map(\.isLost) == [false])
        _ = try await keeper(ledger).claim(1)
        try await frozen.renew()
        #expect(held.map(\.isLost) == [true])
    }

    @Test func `renewing that is cancelled is no error, which would hide how the writing ended`() async throws {
        let keeper = keeper(try await ledger())
        let renewing = Task { try await keeper.keepRenewing() }
        renewing.cancel()
        try await renewing.value
    }

    /// A run that waits for its first turn is never asked to leave, so one that only waits for rows must not seem to.
    @Test func `a helper that finds no rows has had its turn, and leaves when it is asked to`() async throws {
        let ledger = try await ledger()
        let owner = try ledger.lock(run: "r")
        let holder = keeper(ledger)
        _ = try await holder.claim(9, at: layout.place, layingOut: layout)
        let stop = StopSignal()
        let turns = RunTurns(among: WorkTurns(1), stop: stop)
        let waiting = ChunkKeeper(
            ledger: ledger,
            run: "r",
            isCoordinating: false,
            lease: ChunkLease(seconds: 90, requestDeadline: 0),
            turns: turns
        )
        let helper = ChunkHelper(ledger: ledger, run: "r", keeper: waiting, stop: stop)
        let next = Task { try await helper.next(isToRead: true) }
        let end = ContinuousClock.now + .seconds(60)
        var hasBegun = false
        while !hasBegun, ContinuousClock.now < end {
            if case .begun = turns.phase { hasBegun = true }
            await Task.yield()
        }
        turns.leave()
        let found = try await next.value
        #expect(found == nil && hasBegun)
        owner.release()
        withExtendedLifetime(holder) {}
    }

    @Test func `one lost chunk costs the lanes of other chunks nothing`() async throws {
        let ledger = try await ledger()
        let worker = keeper(ledger)
        let held = try await worker.claim(2, at: layout.place, layingOut: layout).chunks
        try await ledger.release([held[0].hold], of: "r", areDone: true)
        let group = LedgerCommitGroup(ledger: ledger, run: "r", step: 1, time: LedgerTime())
        // All lanes at once, so that some share a transaction.
        let lost = try await withThrowingTaskGroup(of: Bool.self) { tasks in
            for (line, chunk) in [(2, held[0]), (3, held[0]), (4, held[1]), (5, held[1])] {
                tasks.addTask {
                    do {
                        try await group.record([.send(lines: [line], at: .now)], by: chunk.hold)
                        return false
                    } catch LedgerError.replaced {
                        return true
                    }
                }
            }
            return try await tasks.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(lost == 2)
        let states = try await ledger.rows(run: "r", step: 1, afterLine: 0, limit: 9).map(\.state)
        #expect(states == [.planned, .planned, .sending, .sending])
    }

    @Test func `a request whose chunk may be another's is called off before it leaves`() async throws {
        let ledger = try await ledger()
        let held = try await keeper(ledger).claim(1, at: layout.place, layingOut: layout).chunks[0]
        let group = LedgerCommitGroup(ledger: ledger, run: "r", step: 1, time: LedgerTime())
        var observer = LedgerRequestObserver(commitGroup: group, lines: [2], stop: StopSignal(), chunk: held)
        #expect(!observer.isCalledOff)
        let late = HeldChunk(held.chunk, renewed: BootTimestamp.secondsSinceBoot - 60, sendSeconds: 55)
        observer.chunk = late
        #expect(observer.isCalledOff)
        await #expect(throws: RequestCalledOff.self) { try await observer.willSend() }
    }
}
