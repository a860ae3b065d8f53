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
        let windows = windows
        return LocalizedText(
            en: "Of the requests that are needed most (\(time.calls)) the directory takes at most \(windows.en); "
                + "that decides how long it takes.",
            zh: "所需最多的一类请求共 \(time.calls) 次，目录限制为\(windows.zh)，所需时间由此决定。"
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
