import DirectoryClient
import Testing

struct TimeLimitsTests {
    @Test func `work that ends in time gives its value or error`() async throws {
        let limits = TimeLimits()
        let value = try await limits.hold(for: .seconds(600)) { 7 }
        #expect(value == 7)
        await #expect(throws: Broken.self) { try await limits.hold(for: .seconds(600)) { throw Broken() } }
    }

    @Test(arguments: [Duration.zero, .seconds(-1), .milliseconds(1)])
    func `work that takes longer is cancelled`(limit: Duration) async throws {
        await #expect(throws: TimeLimits.Passed.self) {
            try await TimeLimits().hold(for: limit) { try await Self.never() }
        }
    }

    /// The timer that is set for a long limit does not make a shorter one wait, nor the other way round.
    @Test func `limits of different length do not wait for each other`() async throws {
        let limits = TimeLimits()
        let (starts, start) = AsyncStream.makeStream(of: Void.self)
        let long = Task {
            try await limits.hold(for: .seconds(600)) {
                start.yield()
                try await Self.never()
            }
        }
        for await _ in starts { break }
        for limit in [Duration.milliseconds(3), .milliseconds(1), .milliseconds(2)] {
            await #expect(throws: TimeLimits.Passed.self) {
                try await limits.hold(for: limit) { try await Self.never() }
            }
        }
        long.cancel()
        await #expect(throws: CancellationError.self) { try await long.value }
    }

    @Test func `a cancelled caller ends its work`() async throws {
        let (starts, start) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            try await TimeLimits().hold(for: .seconds(600)) {
                start.yield()
                try await Self.never()
            }
        }
        for await _ in starts { break }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    private struct Broken: Error {}

    /// Ends when it is cancelled.
    private static func never() async throws { try await Task.sleep(for: .seconds(600)) }
}
