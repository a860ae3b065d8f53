import JobSession
import Synchronization
import Testing

/// The clock of a rehearsal: waits pass at once, and nothing else does.
struct RehearsalClockTests {
    private final class Witness: Sendable {
        let woken = Mutex<[Int]>([])
        let isBusy = Mutex(true)
        let asked = Mutex(0)
    }

    @Test func `an hour passes at once where everybody waits, in the order of what they wait for`() async throws {
        let (clock, witness) = (RehearsalClock(), Witness())
        let start = ContinuousClock.now
        let run = Task { await clock.run() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for minutes in [60, 1, 30] {
                group.addTask {
                    try await clock.sleep(until: .init(elapsed: .seconds(60 * minutes)), tolerance: nil)
                    witness.woken.withLock { $0.append(minutes) }
                }
            }
            try await group.waitForAll()
        }
        run.cancel()
        #expect(witness.woken.withLock { $0 } == [1, 30, 60])
        let elapsed = clock.now.elapsed
        #expect(elapsed == .seconds(3600))
        #expect(ContinuousClock.now - start < elapsed)
    }

    @Test func `nothing is leapt over while a request is under way`() async throws {
        let (clock, witness) = (RehearsalClock(), Witness())
        clock.follow { sleepers in
            #expect(sleepers <= 1)
            witness.asked.withLock { $0 += 1 }
            return witness.isBusy.withLock { $0 }
        }
        let run = Task { await clock.run() }
        let sleeper = Task { try await clock.sleep(until: .init(elapsed: .seconds(3600)), tolerance: nil) }
        while witness.asked.withLock({ $0 }) < 50 { await Task.yield() }
        #expect(clock.now.elapsed == .zero)
        witness.isBusy.withLock { $0 = false }
        try await sleeper.value
        run.cancel()
        #expect(clock.now.elapsed == .seconds(3600))
    }

    @Test func `a sleeper that is cancelled wakes with that`() async throws {
        let clock = RehearsalClock()
        clock.follow { _ in true }
        let sleeper = Task { try await clock.sleep(until: .init(elapsed: .seconds(3600)), tolerance: nil) }
        await Task.yield()
        sleeper.cancel()
        let result = await sleeper.result
        #expect(throws: CancellationError.self) { try result.get() }
    }
}
