import DirectoryClient
import JobModel
package import Wording

/// Where the time of a run went, since this process took it up; the keys are those of `summary.json`.
///
/// The waits are added up over all requests that were under way at once, so that together they may be more than the time
/// that passed.
package struct RunTime: Sendable, Codable, Equatable {
    /// What passed from the first row to the last.
    package var seconds: Double
    package var requests: Int
    package var limitsSeconds: Double
    package var answersSeconds: Double
    package var ledgerSeconds: Double
    package var pausesSeconds: Double
    /// Requests that were sent again, by what came back.
    package var again: [String: Int]

    package enum CodingKeys: String, CodingKey {
        case seconds
        case requests
        case limitsSeconds = "limits_seconds"
        case answersSeconds = "answers_seconds"
        case ledgerSeconds = "ledger_seconds"
        case pausesSeconds = "pauses_seconds"
        case again
    }

    init(_ activity: ClientActivity, passed: Duration, ledger: Duration) {
        func rounded(_ time: Duration) -> Double { (time / .milliseconds(1)).rounded() / 1000 }
        seconds = rounded(passed)
        requests = activity.totalCalls
        limitsSeconds = rounded(activity.spent.limits)
        answersSeconds = rounded(activity.spent.answers)
        ledgerSeconds = rounded(ledger)
        pausesSeconds = rounded(activity.spent.pauses)
        again = activity.spent.again
    }

    /// `12.3 s for 312 requests; waited 71 % for the limits, 20 % for answers, …`.
    package var sentence: LocalizedText {
        let parts = Self.percentages([limitsSeconds, answersSeconds, ledgerSeconds, pausesSeconds])
        let codes = again.sorted { $0.key < $1.key }.map { "\($0.key) × \($0.value)" }.joined(separator: ", ")
        let tenths = Int((seconds * 10).rounded())
        let time = "\(tenths / 10).\(tenths % 10) s"
        return LocalizedText(
            en:
                "\(time) for \(requests, "request"); of the waiting \(parts[0]) % was for the limits, \(parts[1]) % for answers, "
                + "\(parts[2]) % for the ledger, \(parts[3]) % before sending again"
                + (codes.isEmpty ? "" : "; sent again: \(codes)"),
            zh: "用时 \(time)，\(requests) 次请求；等待时间中限流占 \(parts[0]) %，应答 \(parts[1]) %，"
                + "账本 \(parts[2]) %，重试间隔 \(parts[3]) %" + (codes.isEmpty ? "" : "；重发：\(codes)")
        )
    }

    /// Whole percentages that are 100 together, by the method of the largest remainder; all 0 where there is nothing.
    package static func percentages(_ parts: [Double]) -> [Int] {
        let all = parts.reduce(0, +)
        guard all > 0 else { return parts.map { _ in 0 } }
        let shares = parts.map { $0 / all * 100 }
        var whole = shares.map { Int($0) }
        let order = parts.indices.sorted { (shares[$1] - Double(whole[$1]), $0) < (shares[$0] - Double(whole[$0]), $1) }
        for place in order.prefix(max(0, 100 - whole.reduce(0, +))) { whole[place] += 1 }
        return whole
    }
}
