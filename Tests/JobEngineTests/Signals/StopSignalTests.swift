import JobModel
import TestSupport
import Testing

@testable import JobEngine

struct StopSignalTests {
    /// Waits until the task is cancelled.
    private static func untilCancelled() async throws {
        let (stream, end) = AsyncStream.makeStream(of: Void.self)
        for await _ in stream {}
        withExtendedLifetime(end) {}
        try Task.checkCancellation()
    }

    @Test func `work whose task is cancelled says itself how it ended, also while the ledger is asked for a stop`()
        async throws
    {
        let (looks, begun) = AsyncStream.makeStream(of: Void.self)
        let stop = StopSignal()
        let work = Task {
            try await stop.heeding(every: .zero) {
                begun.yield()
                try await Self.untilCancelled()
                return false
            } during: {
                try? await Self.untilCancelled()
                return "settled"
            }
        }
        var iterator = looks.makeAsyncIterator()
        _ = await iterator.next()
        work.cancel()
        #expect(try await work.value == "settled")
        #expect(!stop.isRaised)
    }

    @Test func `a stop that a person asks for is heard after a ledger that was away`() async throws {
        let (stops, heard) = AsyncStream.makeStream(of: Void.self)
        let looks = Looks()
        let stop = StopSignal()
        let end = try await stop.heeding(every: .zero) {
            guard await looks.next() > 2 else { throw LedgerError.diskFull }
            heard.yield()
            return true
        } during: {
            var iterator = stops.makeAsyncIterator()
            _ = await iterator.next()
            return "settled"
        }
        #expect(end == "settled" && stop.isRaised)
        #expect(await looks.count == 3)
    }

    private actor Looks {
        private(set) var count = 0

        func next() -> Int {
            count += 1
            return count
        }
    }
}
