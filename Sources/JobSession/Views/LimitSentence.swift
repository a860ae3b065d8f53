import ContactAPI
package import JobEngine
import JobModel
package import Wording

/// Which limit decides how long the writing takes.
package struct LimitSentence: Sendable {
    private let time: EndpointTime

    package init(_ time: EndpointTime) { self.time = time }

    package var words: LocalizedText {
        let windows = windows
        return LocalizedText(
            en: "The limit of \(time.endpoint) decides: \(time.calls, "call"), at most \(windows.en).",
            zh: "由 \(time.endpoint) 的限流决定：\(time.calls) 次调用，最多\(windows.zh)。"
        )
    }

    /// The same for the console's readers, who know no endpoints.
    package var wordsOnPage: LocalizedText {
        let (purpose, limit) = (purpose, requests)
        return LocalizedText(
            en: "The limit for \(purpose.en) decides how long it takes: \(time.calls, "request"), "
                + "at most \(limit.en)\(margin.en).",
            zh: "所需时间由目录对\(purpose.zh)的限制决定：共 \(time.calls) 次请求，最多\(limit.zh)\(margin.zh)。"
        )
    }

    /// To what Roster keeps, for the same readers: `for creating people one by one Roster sends at most 50 requests a second`.
    ///
    /// The windows are not the directory's own: a margin is in them, and what the job leaves to others.
    package func pace(ofRows rowsPerCall: Int) -> LocalizedText {
        let (purpose, limit) = (purpose, requests)
        let each =
            rowsPerCall > 1
            ? (", and at most \(rowsPerCall, "row") in one request", "，每次最多 \(rowsPerCall) 行") : ("", "")
        return LocalizedText(
            en: "for \(purpose.en) Roster sends at most \(limit.en)\(margin.en)\(each.0)",
            zh: "\(purpose.zh)时，Roster 最多\(limit.zh)\(margin.zh)\(each.1)"
        )
    }

    /// What its calls are for: `creating people one by one`.
    package var purpose: LocalizedText {
        Endpoint(rawValue: time.endpoint)?.purpose ?? LocalizedText(said: time.endpoint)
    }

    /// The windows with what is counted: `1000 requests a minute and 50 a second`.
    private var requests: LocalizedText {
        let noun = time.windows.first.map { $0.limit == 1 ? " request" : " requests" } ?? ""
        let parts = time.windows.enumerated().map { place, window in
            window.rate(of: window.limit, place == 0 ? noun : "", "次")
        }
        return LocalizedText(
            en: parts.map(\.en).joined(separator: " and "),
            zh: parts.map(\.zh).joined(separator: "、")
        )
    }

    /// What the windows let through once their margin is in them, which is less than their own numbers say:
    /// `, each with a small margin: on average 16.6 a second, for a short time 45.5`; empty where there is none.
    private var margin: LocalizedText {
        let rates = time.windows.map { Self.number(Double($0.limit) / max($0.seconds, 0.001)) }
        guard let widest = rates.first, time.windows.contains(where: { $0.nominalSeconds != $0.seconds }) else {
            return LocalizedText(en: "", zh: "")
        }
        guard let narrowest = rates.dropFirst().last else {
            return LocalizedText(
                en: ", with a small margin: on average \(widest) a second",
                zh: "，并留少量余量：平均每秒 \(widest) 次"
            )
        }
        return LocalizedText(
            en: ", each with a small margin: on average \(widest) a second, for a short time \(narrowest)",
            zh: "，并各留少量余量：平均每秒 \(widest) 次，短时间内每秒 \(narrowest) 次"
        )
    }

    /// All windows in one: `1000 in 60 s and 50 in 1 s`.
    package var windows: LocalizedText {
        let parts = time.windows.map { window in
            let seconds = Self.number(window.seconds)
            return LocalizedText(en: "\(window.limit) in \(seconds) s", zh: "每 \(seconds) 秒 \(window.limit) 次")
        }
        return LocalizedText(
            en: parts.map(\.en).joined(separator: " and "),
            zh: parts.map(\.zh).joined(separator: "、")
        )
    }

    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
    }
}
