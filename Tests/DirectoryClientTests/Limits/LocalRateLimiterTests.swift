import ContactAPI
import DirectoryClient
import TestSupport
import Testing

struct SendingWindowsTests {
    @Test(arguments: [
        [RateWindow(limit: 5, span: .seconds(1))], RateWindow.tier4, RateWindow.movingPatch,
        [RateWindow(limit: 3, span: .milliseconds(700)), RateWindow(limit: 7, span: .seconds(4))],
    ])
    func `never allows more turns than any window has, however many callers ask`(windows: [RateWindow]) async throws {
        let clock = ManualClock()
        let queue = LocalRateLimiter(windows, time: ClientClock(clock))
        let turns = await withTaskGroup(of: [Duration].self) { group in
            for worker in 0..<8 {
                group.addTask {
                    var turns: [Duration] = []
                    for _ in 0..<150 {
                        // Workers that are slow at random, always at the same random.
                        clock.advance(by: .milliseconds((worker * 37 + turns.count * 11) % 23))
                        turns.append(await queue.next())
                    }
                    return turns
                }
            }
            return await group.reduce(into: []) { $0 += $1 }.sorted()
        }
        for window in windows {
            for (first, next) in zip(turns, turns.dropFirst(window.limit)) { #expect(next - first >= window.span) }
        }
    }

    @Test func `keeps every window, whichever turns are returned`() async {
        let windows = [RateWindow(limit: 5, span: .seconds(1)), RateWindow(limit: 20, span: .seconds(10))]
        let queue = LocalRateLimiter(windows, time: ClientClock(ManualClock()))
        var kept: [Duration] = []
        for _ in 0..<100 {
            let (first, second, third) = (await queue.next(), await queue.next(), await queue.next())
            await queue.giveBack(second)
            kept += [first, third]
        }
        kept.append(await queue.next())
        for window in windows {
            for (first, next) in zip(kept, kept.dropFirst(window.limit)) { #expect(next - first >= window.span) }
        }
    }

    @Test func `gives a returned turn to the next caller`() async {
        let queue = LocalRateLimiter([RateWindow(limit: 1, span: .seconds(10))], time: ClientClock(ManualClock()))
        #expect(await queue.next() == .zero)
        await queue.giveBack(await queue.next())
        #expect(await queue.next() == .seconds(10))
    }

    @Test func `allows the first turns at once`() async {
        let queue = LocalRateLimiter(RateWindow.tier4, time: ClientClock(ManualClock()))
        for _ in 0..<50 { #expect(await queue.next() == .zero) }
        #expect(await queue.next() == .seconds(1))
    }

    @Test func `nobody waits without windows, unless the directory throttles`() async {
        let queue = LocalRateLimiter([], time: ClientClock(ManualClock()))
        #expect(await queue.next() == .zero)
        await queue.block(until: .seconds(9))
        #expect(await queue.next() == .seconds(9))
        #expect(await !queue.holds(.seconds(8)))
        #expect(await queue.holds(.seconds(9)))
    }

    @Test func `grows its windows once for each time it is throttled`() async {
        let clock = ManualClock()
        let queue = LocalRateLimiter([RateWindow(limit: 1, span: .seconds(10))], time: ClientClock(clock))
        clock.advance(by: .seconds(1))
        for _ in 0..<3 { await queue.block(until: .seconds(2)) }
        #expect(await queue.next() == .seconds(2))
        #expect(await queue.next() == .seconds(13))
    }
}
