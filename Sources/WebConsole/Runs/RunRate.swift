import JobEngine
import JobModel
import JobSession
import Wording

/// How fast the rows of a run settle, against the windows of the limits that decide.
struct RunRate: Sendable {
    let samples: [RateSample]
    /// Of the endpoints that are called now, the one that takes longest first; none where no plan says it.
    let bounds: [Bound]

    /// What lets rows through.
    struct Bound: Sendable {
        let time: EndpointTime
        /// How many rows one call carries.
        let rowsPerCall: Int

        /// In rows a second.
        func ceiling(of window: JobDefinition.Limits.Window) -> Double {
            Double(window.limit * rowsPerCall) / max(window.seconds, 0.001)
        }
    }

    /// The most rows that a window lets through.
    struct Ceiling: Sendable {
        let bound: Bound
        let window: JobDefinition.Limits.Window
        var rowsPerSecond: Double { bound.ceiling(of: window) }
    }

    /// Rows a second, and how many seconds before the last sample that was.
    struct Point: Sendable, Equatable {
        let secondsAgo: Double
        let rowsPerSecond: Double
    }

    /// How fast rows settled as a window of the limit counts them.
    struct Line: Sendable, Equatable {
        /// `nil` where no limit is kept.
        let window: JobDefinition.Limits.Window?
        let points: [Point]
    }

    /// One line for each window of the limit that decides, the widest first.
    ///
    /// What a window lets through comes in bursts: fifty at once, and nothing until it is over. Between two looks a second
    /// apart that is now more and now less than the window allows, so each line counts whole windows.
    var lines: [Line] {
        let windows = bounds.first?.time.windows ?? []
        guard !windows.isEmpty else {
            let points = samples.indices.dropFirst().map { point($0, since: $0 - 1, counting: nil) }
            return [Line(window: nil, points: points)]
        }
        return windows.map { window in
            let seconds = max(window.seconds, 0.001)
            return Line(window: window, points: samples.indices.dropFirst().map { point($0, within: seconds) })
        }
    }

    /// The windows of the limit that decides, the widest first.
    ///
    /// Where rows settle by other calls as well, the widest window of the next limit follows: rows of both kinds together may
    /// be more than either lets through.
    var ceilings: [Ceiling] {
        let own = bounds.first.map { bound in bound.time.windows.map { Ceiling(bound: bound, window: $0) } } ?? []
        let next = bounds.dropFirst().first.flatMap { bound in
            bound.time.windows.first.map { Ceiling(bound: bound, window: $0) }
        }
        return own + [next].compactMap(\.self)
    }

    /// The rate up to a sample, since an earlier one that is about whole windows before it; the longer ago, the better.
    private func point(_ last: Int, within window: Double) -> Point {
        let longest = max(Self.leastSpan, window * 1.1)
        let earlier = (0..<last).reversed().prefix { $0 == last - 1 || seconds(from: $0, to: last) <= longest }
        let rests = earlier.map { first in
            let span = seconds(from: first, to: last)
            return Self.whole(span, window) / max(span, 0.001)
        }
        let least = rests.min() ?? 1
        let best = Array(zip(earlier, rests)).last { $0.1 <= least + 0.01 }?.0 ?? last - 1
        return point(last, since: best, counting: window)
    }

    /// The time is counted in whole windows, where there are any: a burst at the end of one uses up all of it.
    private func point(_ last: Int, since first: Int, counting window: Double?) -> Point {
        let span = seconds(from: first, to: last)
        let counted = window.map { Self.whole(span, $0) } ?? span
        return Point(
            secondsAgo: seconds(from: last, to: samples.count - 1),
            rowsPerSecond: Double(samples[last].settled - samples[first].settled) / max(counted, 0.001)
        )
    }

    private func seconds(from first: Int, to last: Int) -> Double {
        (samples[last].at - samples[first].at) / .seconds(1)
    }

    private static func whole(_ span: Double, _ window: Double) -> Double {
        max(1, (span / window).rounded(.up)) * window
    }

    /// How many rows settled in the last second and in the last minute, as far as it was seen.
    private func settled(within span: Duration) -> Int {
        guard let last = samples.last else { return 0 }
        let first = samples.last { last.at - $0.at >= span } ?? samples.first ?? last
        return last.settled - first.settled
    }

    /// What the plot shows, for those who do not see it.
    var sentence: LocalizedText {
        // One look tells how far the run is, and not how fast.
        let seen = samples.count < 2 ? Self.unknown : seen
        guard let bound = bounds.first, !bound.time.windows.isEmpty else {
            return LocalizedText(en: seen.en + "; no limit is kept.", zh: seen.zh + "；不限流。")
        }
        let pace = LimitSentence(bound.time).pace(ofRows: bound.rowsPerCall)
        return LocalizedText(en: "\(seen.en); \(pace.en).", zh: "\(seen.zh)；\(pace.zh)。")
    }

    /// What a run waits for that has sent rows, of which none has ended for a while.
    static func waiting(for sent: Int, since still: Duration) -> LocalizedText {
        let seconds = Int(still / .seconds(1))
        return LocalizedText(
            en:
                "the directory's answer to \(sent, "row") that \(sent == 1 ? "was" : "were") sent; no row has ended for \(seconds) s",
            zh: "目录对已发出的 \(sent) 行的结果；已有 \(seconds) 秒没有任何行结束"
        )
    }

    private static let unknown = LocalizedText(
        en: "How fast it goes is not known yet",
        zh: "目前还不知道速度"
    )

    private var seen: LocalizedText {
        let second = Int((lines.last?.points.last?.rowsPerSecond ?? 0).rounded())
        let minute = settled(within: .seconds(60))
        return LocalizedText(
            en: "\(second, "row") a second now, \(minute) in the last minute",
            zh: "当前每秒 \(second) 行，最近一分钟 \(minute) 行"
        )
    }

    /// In seconds; bursts of short windows even out in it.
    private static let leastSpan = 12.0
}
