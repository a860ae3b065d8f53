package import JobModel
package import Wording

extension JobDefinition.Limits.Window {
    /// Its span as people say it: a minute, where a margin makes it 60.1 seconds.
    package var span: LocalizedText {
        switch seconds {
        case Self.second: LocalizedText(en: "a second", zh: "每秒")
        case Self.minute: LocalizedText(en: "a minute", zh: "每分钟")
        case Self.hour: LocalizedText(en: "an hour", zh: "每小时")
        default: LocalizedText(en: "\(number) seconds", zh: "每 \(number) 秒")
        }
    }

    /// Its span without a margin that is in it, in seconds.
    package var nominalSeconds: Double {
        switch seconds {
        case Self.second: 1
        case Self.minute: 60
        case Self.hour: 3600
        default: seconds
        }
    }

    private static let (second, minute, hour) = (0.9...1.25, 54.0...66, 3300.0...3900)

    /// How many of something in it: `1000 requests a minute`, `5 requests in 10 seconds`.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - noun: What follows the number, with the space before it.
    ///   - unit: The same in Chinese.
    /// - Returns: The number with its noun and the window.
    package func rate(of count: Int, _ noun: String, _ unit: String) -> LocalizedText {
        let word = span.en.hasPrefix("a") ? span.en : "in " + span.en
        return LocalizedText(en: "\(count)\(noun) \(word)", zh: "\(span.zh) \(count) \(unit)")
    }

    private var number: String {
        let tenths = Int((seconds * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
    }
}
