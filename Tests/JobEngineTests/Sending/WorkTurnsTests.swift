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
        #expect(last.phase == .reading)
        let hasTurn = try await last.take()
        #expect(hasTurn && !turns.isWanted && last.phase != .reading && last.phase != .waiting)
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
