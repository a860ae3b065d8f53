import JobEngine
import Wording

/// When a run was planned, released and ended, in the reader's zone, and for how long it was worked on.
struct TimesOnPage: Sendable {
    let moments: [Moment]
    let worked: String?

    struct Moment: Sendable {
        let words: String
        let time: PageTime
    }

    init(_ run: RunStatus, _ frame: PageFrame) {
        let times = RunTimes(run)
        moments = times.moments.map {
            Moment(words: frame.words($0.words), time: PageTime($0.time, timezone: run.timezone))
        }
        worked = times.worked.map(frame.words)
    }

    /// Tells what is known now from what is known later.
    var mark: String { moments.map { $0.words + $0.time.machine }.joined() + (worked ?? "") }
}
