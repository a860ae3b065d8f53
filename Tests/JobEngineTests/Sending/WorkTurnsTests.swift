import Testing

@testable import JobEngine

struct WorkTurnsTests {
    private let turns = WorkTurns(1)

    private func run(_ stop: StopSignal = StopSignal()) -> RunTurns { RunTurns(among: turns, stop: stop) }

    @Test func `the run that was served longest ago has the next turn`() async throws {
        var first = try await WorkTurn(run(), isHeld: false)
        #expect(!turns.isWanted)
        let (served, serving) = AsyncStream.makeStream(of: Int.self)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for number in 1...2 {
                tasks.addTask {
                    var turn = try await WorkTurn(run(), isHeld: false)
                    serving.yield(number)
                    turn.give()
                }
                while turns.waiting < number { await Task.yield() }
            }
            first.give()
            try await tasks.waitForAll()
        }
        serving.finish()
        #expect(await served.reduce(into: [Int]()) { $0.append($1) } == [1, 2])
        let last = run()
        #expect(isReading(last))
        let hasTurn = try await last.take()
        #expect(hasTurn && !turns.isWanted && hasBegun(last))
    }

    private func isReading(_ run: RunTurns) -> Bool { if case .reading = run.phase { true } else { false } }
    private func hasBegun(_ run: RunTurns) -> Bool { if case .begun = run.phase { true } else { false } }

    @Test func `a run that has claimed rows to read the directory for them has not had its turn`() async throws {
        let helping = run()
        let hasClaimed = try await helping.take(isToRead: true)
        #expect(hasClaimed && helping.phase == .waiting)
        let before = ContinuousClock.now
        helping.giveToRead()
        guard case .reading(let since) = helping.phase else {
            Issue.record("\(helping.phase)")
            return
        }
        #expect(since >= before)
        let mayWrite = try await helping.take()
        #expect(mayWrite && hasBegun(helping))
    }

    @Test func `a run that is to leave waits no longer, and its turn goes to the next`() async throws {
        let (holder, stop) = (run(), StopSignal())
        let (leaving, next) = (run(stop), run())
        let isHeld = try await holder.take()
        #expect(isHeld)
        try await withThrowingTaskGroup(of: Bool.self) { tasks in
            tasks.addTask { try await leaving.take() }
            while turns.waiting < 1 { await Task.yield() }
            leaving.leave()
            let hasTurn = try await tasks.next()
            #expect(hasTurn == false)
            #expect(stop.isRaised && leaving.phase == .waiting)
            tasks.addTask { try await next.take() }
            while turns.waiting < 1 { await Task.yield() }
            holder.give()
            let hasNext = try await tasks.next()
            #expect(hasNext == true)
        }
        // Also where it would ask later.
        next.give()
        let hasLateTurn = try await leaving.take()
        #expect(!hasLateTurn)
        let isHeldAgain = try await holder.take()
        #expect(isHeldAgain)
    }
}
