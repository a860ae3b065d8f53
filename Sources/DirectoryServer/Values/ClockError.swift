package import Wording

/// Why a directory's clock is not changed.
package enum ClockError: Error, Equatable, ExplainedError {
    case notASpan(String)
    /// A span beyond what anybody tries out: whatever was meant, the dates of all that follows would be far off.
    case tooFar(String)
    case notATime(String)
    /// None, or several, of what can be asked for.
    case unclear
    case outOfRange
    /// A server has the directory, and takes no change without its control token.
    case noToken(database: String)
    /// The server that was asked to advance the clock ended before it answered.
    case unanswered
    /// A server has refused the change.
    case refused(String)

    package var explanation: Explanation {
        switch self {
        case .notASpan(let text):
            Explanation(
                problem: LocalizedText(en: "'\(text)' is no span of time forward", zh: "“\(text)”不是向前的时间长度"),
                remedy: LocalizedText(
                    en:
                        "Write numbers with w, d, h, m or s, the larger first, such as 31d or 1d12h; to go back use --set.",
                    zh: "请用数字加 w、d、h、m 或 s，由大到小，例如 31d 或 1d12h；如需回拨，请用 --set。"
                )
            )
        case .tooFar(let text):
            Explanation(
                problem: LocalizedText(en: "'\(text)' is more than ten years", zh: "“\(text)”超过十年"),
                remedy: LocalizedText(
                    en: "Move the clock forward by 3650d at most at once.",
                    zh: "时钟每次最多拨快 3650d。"
                )
            )
        case .notATime(let text):
            Explanation(
                problem: LocalizedText(en: "'\(text)' is no moment with its zone", zh: "“\(text)”不是带时区的时间"),
                remedy: LocalizedText(
                    en: "Write it as 2026-12-01T09:00:00+08:00, or with Z for UTC.",
                    zh: "请写成 2026-12-01T09:00:00+08:00，UTC 时间以 Z 结尾。"
                )
            )
        case .unclear:
            Explanation(
                problem: LocalizedText(en: "What the clock shall say is not clear", zh: "未说明应如何调整时钟"),
                remedy: LocalizedText(en: "Give one of advance, set and reset.", zh: "请给出 advance、set、reset 之一。")
            )
        case .outOfRange:
            Explanation(
                problem: LocalizedText(
                    en: "The clock would leave the years 1971 to 9998",
                    zh: "时钟将超出 1971 至 9998 年的范围"
                ),
                remedy: LocalizedText(en: "Choose a moment between them.", zh: "请选择该范围内的时间。")
            )
        case .noToken(let database):
            Explanation(
                problem: LocalizedText(
                    en: "A server has \(database), and changes its clock only with its control token",
                    zh: "\(database) 正被一个服务使用，须有其控制令牌才能调整时钟"
                ),
                remedy: LocalizedText(
                    en: "Give it by --control-token-file or ROSTER_CONTROL_TOKEN, or stop the server.",
                    zh: "请用 --control-token-file 或 ROSTER_CONTROL_TOKEN 提供，或停止该服务。"
                )
            )
        case .unanswered:
            Explanation(
                problem: LocalizedText(
                    en: "The server ended before it said whether it has advanced the clock",
                    zh: "服务在答复是否已调整时钟之前就已结束"
                ),
                remedy: LocalizedText(
                    en: "Ask for the clock, and advance it again where it stands as before.",
                    zh: "请查看时钟；如未变化，再次向前调整。"
                )
            )
        case .refused(let reason):
            Explanation(
                problem: LocalizedText(
                    en: "The server did not change the clock: \(reason)",
                    zh: "服务未调整时钟：\(reason)"
                ),
                remedy: LocalizedText(
                    en: "Check the control token and that the server is of this version.",
                    zh: "请检查控制令牌，并确认该服务与本命令版本一致。"
                )
            )
        }
    }
}
