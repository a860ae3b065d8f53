package import Foundation
package import Wording

/// What a directory's clock says, and how far that is from the machine's.
package struct ClockReading: Sendable, Equatable {
    package var now: Date
    /// Above 0 it is ahead.
    package var shiftSeconds: TimeInterval
    /// How far it has just gone back; 0 where it has not.
    package var wentBackSeconds: TimeInterval = 0

    package init(now: Date, shiftSeconds: TimeInterval, wentBackSeconds: TimeInterval = 0) {
        self.now = now
        self.shiftSeconds = shiftSeconds
        self.wentBackSeconds = wentBackSeconds
    }

    /// Whether it is another clock than the machine's.
    package var isShifted: Bool { shiftSeconds != 0 }

    /// What is to be said where it is another clock than the machine's.
    package var warning: LocalizedText? { isShifted ? words : nil }

    /// What it says, and how far that is from the machine's clock.
    package var words: LocalizedText {
        let time = now.formatted(.iso8601)
        let span = Self.span(abs(shiftSeconds))
        guard isShifted else {
            return LocalizedText(
                en: "The directory's clock says \(time), as the machine's does.",
                zh: "目录的时钟为 \(time)，与本机一致。"
            )
        }
        return shiftSeconds > 0
            ? LocalizedText(
                en: "The directory's clock says \(time): \(span.en) ahead of the machine's.",
                zh: "目录的时钟为 \(time)，比本机快 \(span.zh)。"
            )
            : LocalizedText(
                en: "The directory's clock says \(time): \(span.en) behind the machine's.",
                zh: "目录的时钟为 \(time)，比本机慢 \(span.zh)。"
            )
    }

    /// Says that it went back; `nil` where it has not.
    package var wordsOnGoingBack: LocalizedText? {
        guard wentBackSeconds > 0 else { return nil }
        let span = Self.span(wentBackSeconds)
        return LocalizedText(
            en: "It went back by \(span.en): what happened in between lies in its future, and a running server forgot "
                + "tokens and counted calls.",
            zh: "时钟已回拨 \(span.zh)：其间发生的事处于其未来；运行中的服务已清除令牌和调用计数。"
        )
    }

    /// How far, in the two largest units.
    package static func span(_ seconds: TimeInterval) -> LocalizedText {
        var rest = Int(seconds.rounded())
        var parts: [(count: Int, en: String, zh: String)] = []
        for (size, en, zh) in [(86_400, "d", "天"), (3600, "h", "小时"), (60, "min", "分钟"), (1, "s", "秒")] {
            let (count, left) = rest.quotientAndRemainder(dividingBy: size)
            if count > 0, parts.count < 2 { parts.append((count, en, zh)) }
            rest = left
        }
        if parts.isEmpty { parts = [(0, "s", "秒")] }
        return LocalizedText(
            en: parts.map { "\($0.count) \($0.en)" }.joined(separator: " "),
            zh: parts.map { "\($0.count) \($0.zh)" }.joined(separator: " ")
        )
    }
}

extension ClockReading: Codable {
    private enum CodingKeys: String, CodingKey {
        case now
        case shiftSeconds = "shift_seconds"
        case wentBackSeconds = "went_back_seconds"
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let text = try values.decode(String.self, forKey: .now)
        now = try Date(text, strategy: .iso8601)
        shiftSeconds = try values.decode(TimeInterval.self, forKey: .shiftSeconds)
        wentBackSeconds = try values.decode(TimeInterval.self, forKey: .wentBackSeconds)
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(now.formatted(.iso8601), forKey: .now)
        try values.encode(shiftSeconds.rounded(), forKey: .shiftSeconds)
        try values.encode(wentBackSeconds.rounded(), forKey: .wentBackSeconds)
    }
}
