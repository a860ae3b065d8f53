import JobEngine
import Testing

@testable import JobSession

struct RunPausesTests {
    private let start = ContinuousClock.now

    /// How many whole seconds a run is left from a moment on.
    private func seconds(_ pauses: RunPauses, _ run: String, from moment: ContinuousClock.Instant) -> Int {
        (0...600).first { !pauses.isLeft(run, at: moment + .seconds($0)) } ?? -1
    }

    @Test func `a run is left for longer each time, up to a minute, and for a moment after it was served`() {
        var (pauses, now) = (RunPauses(), start)
        var left: [Int] = []
        for _ in 1...6 {
            pauses.note(ServedRun(isLeft: true), of: "a", at: now)
            left.append(seconds(pauses, "a", from: now))
            now += .seconds(100)
        }
        #expect(left == [5, 10, 20, 40, 60, 60])
        #expect(seconds(pauses, "b", from: now) == 0)
        pauses.note(ServedRun(), of: "a", at: now)
        #expect(seconds(pauses, "a", from: now) == 0)
        pauses.note(ServedRun(isLeft: true), of: "a", at: now)
        #expect(seconds(pauses, "a", from: now) == 5)
    }

    @Test func `what waits for a proof is left for that long, and no failure`() {
        var pauses = RunPauses()
        pauses.note(ServedRun(isLeft: true, wait: .seconds(300)), of: "a", at: start)
        #expect(seconds(pauses, "a", from: start) == 300)
        pauses.note(ServedRun(isLeft: true), of: "a", at: start + .seconds(300))
        #expect(seconds(pauses, "a", from: start + .seconds(300)) == 5)
    }
}
