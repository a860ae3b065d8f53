import ContactAPI
import DirectoryClient
import Synchronization
import TestSupport
import Testing

/// A process that was frozen, or whose machine was suspended, wakes up with many turns at once.
struct FrozenProcessTests {
    @Test func `takes stale turns again, so that no window is exceeded`() async throws {
        // Fifty leave at once, and seventy sleep until their turn, which is long past when they wake.
        let clock = FreezingClock(sleepers: 70, until: .seconds(65))
        let arrivals = Atomic(0)
        var settings = ClientSettings(workers: 120)
        settings.overrides = [.getUser: [RateWindow(limit: 50, span: .seconds(1))]]
        try await StubServer.serve(settings: settings, clock: clock) { _, _ in
            arrivals.add(1, ordering: .relaxed)
            clock.events.continuation.yield()
            return .user
        } body: { client, _ in
            try await client.checkToken()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<120 { group.addTask { _ = try await client.getUser(id: "u1") } }
                for await _ in clock.events.stream
                where arrivals.load(ordering: .relaxed) + clock.sleepingAgain >= 120 { break }
                // Of those who woke a window's fill has left, and the others sleep again.
                let left = arrivals.load(ordering: .relaxed)
                #expect(left == 100 && clock.sleepingAgain == 20)
                clock.release()
                try await group.waitForAll()
            }
            #expect(client.activity.calls[.getUser] == 120)
        }
    }
}
