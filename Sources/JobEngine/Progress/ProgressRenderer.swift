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

    package func line(_ progress: Progress) -> String {
        switch self {
        case .terminal(let width, let hasColor):
            "\r" + (hasColor ? "\u{1B}[36m" : "") + fitted(text(progress), width) + (hasColor ? "\u{1B}[0m" : "")
        case .lines: text(progress) + "\n"
        }
    }

    /// The line that stays when the work is done.
    package func last(_ progress: Progress) -> String {
        switch self {
        case .terminal: line(progress) + "\n"
        case .lines: line(progress)
        }
    }

    private func text(_ progress: Progress) -> String {
        var parts = [progress.total.map { "\(progress.done)/\($0)" } ?? "\(progress.done)"]
        if let total = progress.total, total > 0 { parts[0] += " (\(progress.done * 100 / total) %)" }
        if let rate = progress.perSecond { parts.append(rate < 10 ? "\(tenths(rate))/s" : "\(Int(rate))/s") }
        if let remaining = progress.remaining { parts.append("\(clock(remaining)) left") }
        if let waiting = progress.waitingFor { parts.append("waiting for \(waiting)") }
        return "\(progress.name): " + parts.joined(separator: ", ")
    }

    private func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private func clock(_ duration: Duration) -> String {
        let seconds = Int(duration.components.seconds)
        if seconds < 60 { return "\(max(seconds, 1)) s" }
        if seconds < 3600 { return "\(seconds / 60) min \(seconds % 60) s" }
        return "\(seconds / 3600) h \(seconds / 60 % 60) min"
    }

    /// Cut or filled to the width, so that nothing of the line before stays; the last column is left free because
    /// writing there makes some terminals go on to the next line.
    private func fitted(_ text: String, _ width: Int) -> String {
        let room = max(width - 1, 20)
        let cut = text.count > room ? String(text.prefix(room - 1)) + "…" : text
        return cut + String(repeating: " ", count: max(0, room - cut.count))
    }
}
