package import Wording

/// The stored limits let nothing leave for longer than any limit lasts: a damaged file, or one that somebody has changed.
///
/// Waiting would have no end, and nothing that was stored by a sound process reaches that far.
package struct StoredLimitTooFar: Error, Equatable {
    /// From now.
    package var seconds: Double

    /// The longest that a directory's own "come back later" is waited for and stored.
    package static let longestBlockSeconds = 900.0

    /// No more requests than that wait for the windows of one endpoint at once, in all processes.
    private static let mostWaiting = 1024.0

    package init(seconds: Double) { self.seconds = seconds }

    /// How far from now the last of all who may wait is let through.
    ///
    /// `windows` are (limit, seconds), as they are kept.
    package static func furthest(_ windows: [(limit: Int, seconds: Double)]) -> Double {
        let queue = windows.map { (mostWaiting / Double($0.limit)).rounded(.up) * $0.seconds }.max() ?? 0
        return longestBlockSeconds + queue
    }

    /// A time for people.
    package static func shown(_ seconds: Double) -> LocalizedText {
        let hours = seconds / 3600
        if hours > 24 * 365 { return LocalizedText(en: "years", zh: "数年") }
        return LocalizedText(en: "\(Int(hours.rounded(.up))) h", zh: " \(Int(hours.rounded(.up))) 小时")
    }

    package static let remedy = LocalizedText(
        en: "While no Roster runs, remove rates.sqlite from the state folder: nothing in it needs to be kept. "
            + "Then run the command again, or `roster resume last`.",
        zh: "请在没有 Roster 运行时删除状态文件夹中的 rates.sqlite（其中没有需要保留的内容），然后重新运行命令或 `roster resume last`。"
    )
}
