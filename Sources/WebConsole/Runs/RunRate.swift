import JobEngine
import JobModel
import JobSession
import Wording

/// How fast the rows of a run settle, against the windows of the limit that decides.
struct RunRate: Sendable {
    let samples: [RateSample]
    /// Of the endpoint that takes longest; `nil` where no plan says it.
    let limit: EndpointTime?
    /// How many rows one call of it carries.
    let rowsPerCall: Int

    /// Rows a second between two samples, and how many seconds before the last sample that was.
    struct Point: Sendable, Equatable {
        let secondsAgo: Double
        let rowsPerSecond: Double
    }

    var points: [Point] {
        guard let last = samples.last else { return [] }
        return zip(samples, samples.dropFirst()).map { before, after in
            let seconds = max((after.at - before.at) / .seconds(1), 0.001)
            return Point(
                secondsAgo: (last.at - after.at) / .seconds(1),
                rowsPerSecond: Double(after.settled - before.settled) / seconds
            )
        }
    }

    /// What each window of the limit allows, in rows a second; the widest first.
    var ceilings: [Double] {
        (limit?.windows ?? []).map { Double($0.limit * rowsPerCall) / max($0.seconds, 0.001) }
    }

    /// How many rows settled in the last second and in the last minute, as far as it was seen.
    private func settled(within span: Duration) -> Int {
        guard let last = samples.last else { return 0 }
        let first = samples.last { last.at - $0.at >= span } ?? samples.first ?? last
        return last.settled - first.settled
    }

    /// What the plot shows, for those who do not see it.
    var sentence: LocalizedText {
        let (second, minute) = (points.last.map { Int($0.rowsPerSecond.rounded()) } ?? 0, settled(within: .seconds(60)))
        let seen = LocalizedText(
            en: "\(second, "row") a second now, \(minute) in the last minute",
            zh: "当前每秒 \(second) 行，最近一分钟 \(minute) 行"
        )
        guard let limit, !limit.windows.isEmpty else {
            return LocalizedText(en: seen.en + "; no limit is kept.", zh: seen.zh + "；不限流。")
        }
        let windows = LimitSentence(limit).windows
        let each = rowsPerCall > 1 ? (" with \(rowsPerCall, "row") each", "，每次 \(rowsPerCall) 行") : ("", "")
        return LocalizedText(
            en: "\(seen.en); the directory takes at most \(windows.en) such requests\(each.0).",
            zh: "\(seen.zh)；目录对此类请求的限制为\(windows.zh)\(each.1)。"
        )
    }
}
