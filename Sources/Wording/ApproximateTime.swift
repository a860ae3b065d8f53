/// How long something takes, as people say it: `about 3 minutes`.
package enum ApproximateTime {
    package static func words(ofSeconds seconds: Double) -> LocalizedText {
        let whole = max(1, Int(seconds.rounded()))
        if whole < 50 { return LocalizedText(en: "about \(whole, "second")", zh: "约 \(whole) 秒") }
        let minutes = Int((seconds / 60).rounded())
        if minutes < 60 {
            return LocalizedText(en: "about \(max(1, minutes), "minute")", zh: "约 \(max(1, minutes)) 分钟")
        }
        // From an hour on to a quarter of an hour.
        let quarters = Int((seconds / 900).rounded())
        let (hours, rest) = (quarters / 4, quarters % 4 * 15)
        return rest == 0
            ? LocalizedText(en: "about \(hours, "hour")", zh: "约 \(hours) 小时")
            : LocalizedText(en: "about \(hours, "hour") and \(rest) minutes", zh: "约 \(hours) 小时 \(rest) 分钟")
    }
}
