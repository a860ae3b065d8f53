import JobSession
import Synchronization
import TestSupport
import Testing

struct ProgressTests {
    private final class Screen: Sendable {
        let texts = Mutex<[String]>([])

        func show(_ text: String) { texts.withLock { $0.append(text) } }
        var shown: [String] { texts.withLock { $0 } }
    }

    private let clock = ManualClock()
    private let screen = Screen()

    private func meter(_ renderer: ProgressRenderer) -> ProgressMeter {
        ProgressMeter(renderer: renderer, clock: clock) { [screen] in screen.show($0) }
    }

    @Test func `without a terminal shows a line at once, every five seconds and at the end`() async {
        let meter = meter(.lines)
        await meter.begin("people", total: 100)
        for done in 1...12 {
            clock.advance(by: .seconds(1))
            await meter.advance(to: done)
        }
        await meter.finish()
        #expect(
            screen.shown == [
                "people: 1/100 (1 %), 1.0/s, 1 min 39 s left\n", "people: 6/100 (6 %), 1.0/s, 1 min 34 s left\n",
                "people: 11/100 (11 %), 1.0/s, 1 min 29 s left\n", "people: 12/100 (12 %), 1.0/s, 1 min 28 s left\n",
            ]
        )
    }

    @Test func `on a terminal replaces the line completely`() async {
        let meter = meter(.terminal(width: 30, hasColor: false))
        await meter.begin("people", total: nil)
        clock.advance(by: .seconds(1))
        await meter.wait(for: "the limit of POST /contact/v3/users")
        clock.advance(by: .seconds(1))
        await meter.wait(for: nil)
        await meter.finish()
        let lines = screen.shown.map { $0.filter { !$0.isNewline } }
        #expect(screen.shown.allSatisfy { $0.hasPrefix("\r") })
        #expect(lines.allSatisfy { $0.count == 29 || $0.count == 30 })
        #expect(lines[0].contains("waiting for") && lines[0].hasSuffix("…"))
        #expect(screen.shown.last?.hasSuffix("\n") == true)
    }

    @Test func `a terminal is not flooded`() async {
        let meter = meter(.terminal(width: 80, hasColor: false))
        await meter.begin("people", total: 1000)
        for done in 1...1000 { await meter.advance(to: done) }
        #expect(screen.shown.count == 1)
    }

    @Test(arguments: [true, false])
    func `omits colour if it is not wanted`(hasColor: Bool) {
        let line = ProgressRenderer.terminal(width: 80, hasColor: hasColor).line(Progress(name: "x", done: 1, total: 2))
        #expect(line.contains("\u{1B}") == hasColor)
    }

    @Test func `the rate follows the last seconds, not the whole run`() async {
        let meter = meter(.lines)
        await meter.begin("people", total: 2000)
        for second in 1...10 {
            clock.advance(by: .seconds(1))
            await meter.advance(to: second * 100)
        }
        for _ in 1...20 {
            clock.advance(by: .seconds(1))
            await meter.advance(to: 1000)
        }
        await meter.finish()
        #expect(screen.shown.last == "people: 1000/2000 (50 %), 0.0/s\n")
    }
}
