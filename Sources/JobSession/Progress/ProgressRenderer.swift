import JobModel
package import Wording

/// How progress is written: over and over on one line of a terminal, or as a line every few seconds.
package enum ProgressRenderer: Sendable, Equatable {
    /// `width` is the terminal's; `hasColor` is off under `NO_COLOR`.
    case terminal(width: Int, hasColor: Bool)
    case lines

    package var interval: Duration {
        switch self {
        case .terminal: .milliseconds(100)
        case .lines: .seconds(5)
        }
    }

    package func line(_ progress: Progress, words: (LocalizedText) -> String = { $0.en }) -> String {
        switch self {
        case .terminal(let width, let hasColor):
            "\r" + (hasColor ? "\u{1B}[36m" : "") + fitted(text(progress, words), width) + (hasColor ? "\u{1B}[0m" : "")
        case .lines: text(progress, words) + "\n"
        }
    }

    /// The line that stays when the work is done.
    package func last(_ progress: Progress, words: (LocalizedText) -> String = { $0.en }) -> String {
        switch self {
        case .terminal: line(progress, words: words) + "\n"
        case .lines: line(progress, words: words)
        }
    }

    private func text(_ progress: Progress, _ words: (LocalizedText) -> String) -> String {
        var parts = [progress.total.map { "\(progress.done)/\($0)" } ?? "\(progress.done)"]
        if let total = progress.total, total > 0 { parts[0] += " (\(progress.done * 100 / total) %)" }
        if let rate = progress.perSecond { parts.append(rate < 10 ? "\(tenths(rate))/s" : "\(Int(rate))/s") }
        if let remaining = progress.remaining { parts.append(words(left(remaining))) }
        if let waiting = progress.waitingFor {
            parts.append(words(LocalizedText(en: "waiting for \(waiting)", zh: "等待\(waiting)")))
        }
        return VisibleText.escaped(progress.name) + words(LocalizedText(en: ": ", zh: "："))
            + parts.joined(separator: ", ")
    }

    private func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private func left(_ duration: Duration) -> LocalizedText {
        let seconds = Int(duration.components.seconds)
        if seconds < 60 { return LocalizedText(en: "\(max(seconds, 1)) s left", zh: "剩余 \(max(seconds, 1)) 秒") }
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        return hours == 0
            ? LocalizedText(en: "\(minutes) min \(seconds % 60) s left", zh: "剩余 \(minutes) 分 \(seconds % 60) 秒")
            : LocalizedText(en: "\(hours) h \(minutes) min left", zh: "剩余 \(hours) 小时 \(minutes) 分")
    }

    /// Cut or filled to the width, so that nothing of the line before stays; the last column is left free because
    /// writing there makes some terminals go on to the next line.
    private func fitted(_ text: String, _ width: Int) -> String {
        DisplayWidth.fitted(text, to: max(width - 1, 20))
    }
}
