import JobEngine
import Testing

@testable import JobSession

struct SessionWorkTests {
    /// A session whose work ends only when it is stopped.
    private struct EndlessSession: WorkSession {
        let work = SessionWork<Int>()

        func perform() async throws -> Int {
            let work = work
            return try await work.cancelling {
                work.say(.counted(1, of: nil))
                let (nothing, open) = AsyncStream<Void>.makeStream()
                for await _ in nothing {}
                open.finish()
                try Task.checkCancellation()
                return 0
            }
        }
    }

    @Test func `a stop cancels what can be stopped, and a second one finds nothing`() async throws {
        let session = EndlessSession()
        #expect(!session.stop())
        let stops = Task {
            for await event in session.events {
                if case .counted = event { return [session.stop(), session.stop()] }
            }
            return []
        }
        await #expect(throws: CancellationError.self) { try await session.run() }
        #expect(await stops.value == [true, false])
        #expect(await session.events.kinds() == ["counted", "failed"])
    }

    @Test func `a stop in order raises the signal, and the work comes to its own end`() async throws {
        let (work, signal) = (SessionWork<Bool>(), StopSignal())
        let value = try await work.telling {
            await work.stopping(by: signal) {
                #expect(work.stop())
                return signal.isRaised
            }
        }
        #expect(value)
        #expect(await work.events.kinds() == ["finished"])
    }

    @Test func `what is counted later takes the place of what was counted before`() async throws {
        let work = SessionWork<Int>()
        _ = try await work.telling {
            for count in 1...3 { work.say(.counted(count, of: 3)) }
            return 3
        }
        var counts: [Int] = []
        for await event in work.events {
            if case .counted(let count, 3) = event { counts.append(count) }
        }
        #expect(counts == [3])
    }
}
