import Foundation
import JobEngine
import JobModel
import Testing
import Wording

/// When a run was planned, released and ended, and for how long it was worked on.
struct RunTimesTests {
    private func status(
        _ state: RunState,
        released: Bool = true,
        work: RunWork? = nil,
        isAtWork: Bool = false
    ) throws -> RunStatus {
        let text = """
            { "run": "r", "job": "wave", "state": "\(state.rawValue)", "directory": "embedded", "app": "a", "steps": [],
              "started": "2026-12-01T01:00:00Z", "ended": "2026-12-01T01:10:39Z", "confirmation": "terminal" }
            """
        var status = try JSONDecoder().decode(RunStatus.self, from: Data(text.utf8))
        status.planned = "2026-12-01T01:05:00Z"
        if released { status.released = "2026-12-01T01:10:00Z" }
        (status.work, status.isAtWork) = (work, isAtWork)
        return status
    }

    private func work(_ stretches: [(Double, Double?)]) -> RunWork {
        stretches.reduce(into: RunWork()) { work, stretch in
            work.begin(at: stretch.0)
            if let end = stretch.1 { work.end(at: end) }
        }
    }

    @Test func `says which time is which`() throws {
        let times = RunTimes(try status(.finished, work: work([(0, 3), (60, 62)])))
        #expect(times.moments.map(\.words.en) == ["Plan made", "Released", "Ended"])
        #expect(times.moments.map(\.time).map { $0.suffix(6) } == ["05:00Z", "10:00Z", "10:39Z"])
        #expect(times.moments.map(\.isEnd) == [false, false, true] && times.made == "2026-12-01T01:05:00Z")
        #expect(RunTimes(try status(.stopped)).moments.last?.words.zh == "停止于")
    }

    @Test func `the time of work is that of all its stretches, and no pause between them`() throws {
        let times = RunTimes(try status(.finished, work: work([(0, 3), (60, 62)])))
        #expect(times.workedSeconds == 5 && !times.mayHavePauses)
        #expect(times.worked?.en == "At work for about 5 seconds, 2 times together, without the pauses between them.")
        #expect(times.worked?.zh == "执行用时约 5 秒，为 2 次执行之和，不含其间的暂停。")
        let once = RunTimes(try status(.finished, work: work([(0, 3)])))
        #expect(once.worked == LocalizedText(en: "At work for about 3 seconds.", zh: "执行用时约 3 秒。"))
    }

    @Test func `a stretch that was cut off is said, and not guessed`() throws {
        let once = RunTimes(try status(.finished, work: work([(0, nil), (60, 62)]))).worked
        let words = "At work for about 2 seconds; how long it was at work before it was cut off 1 time is not known."
        #expect(once?.en == words)
        let killed = RunTimes(try status(.running, work: work([(0, nil)])))
        #expect(killed.worked?.en == "How long it was at work is not known: its process was cut off.")
        #expect(killed.moments.count == 2)
    }

    @Test func `one that goes on has not ended, whenever it was stopped before`() throws {
        for state in [RunState.stopped, .running] {
            let times = RunTimes(try status(state, work: work([(0, 3)]), isAtWork: true))
            #expect(times.moments.map(\.words.en) == ["Plan made", "Released"] && times.worked == nil, "\(state)")
        }
    }

    @Test func `of an earlier version it says what is known`() throws {
        let pauses = RunTimes(try status(.finished))
        #expect(pauses.workedSeconds == 39 && pauses.mayHavePauses)
        #expect(pauses.worked?.en == "From the beginning of the work to the end: about 39 seconds, with any pauses.")
        let nothing = RunTimes(try status(.finished, released: false))
        #expect(nothing.worked == nil && nothing.workedSeconds == nil)
        #expect(nothing.moments.map(\.words.en) == ["Plan made", "Ended"])
    }

    @Test func `a clock that is set back takes no time away`() {
        #expect(work([(100, 50), (60, 62)]).seconds == 2)
        #expect(RunWork.unknown.unended == 1)
    }
}
