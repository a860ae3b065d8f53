package import Wording

/// Why a run cannot be stopped.
package enum RunStopError: ExplainedError, ExitStatusError, Equatable {
    /// Nothing of it is sent before its plan is confirmed.
    case unconfirmed(String)
    /// All its rows were written before.
    case hasEnded(String)
    /// A person has let it go on meanwhile.
    case resumed(String)

    package var exitStatus: ExitStatus { .usage }

    package var explanation: Explanation {
        switch self {
        case .unconfirmed(let run):
            Explanation(
                problem: LocalizedText(
                    en: "The plan of \(run) is not confirmed, so nothing of it is being sent",
                    zh: "\(run) 的计划尚未确认，没有发送任何内容"
                ),
                remedy: LocalizedText(
                    en: "Where a command plans it or asks, answer no there, or end it by Ctrl-C.",
                    zh: "如有命令正在制定计划或等待确认，请在那里回答“否”，或按 Ctrl-C 结束。"
                )
            )
        case .hasEnded(let run):
            Explanation(
                problem: LocalizedText(
                    en: "All rows of \(run) have ended; there is nothing to stop",
                    zh: "\(run) 的所有行均已处理完毕，无需停止"
                ),
                remedy: LocalizedText(
                    en: "`roster status \(run)` shows how they ended.",
                    zh: "roster status \(run) 可查看各行的结果。"
                )
            )
        case .resumed(let run):
            Explanation(
                problem: LocalizedText(
                    en: "\(run) was stopped, and a person has let it go on since",
                    zh: "\(run) 已被停止，但随后又有人让其继续"
                ),
                remedy: LocalizedText(
                    en: "`roster status \(run)` shows it; `roster stop \(run)` stops it again.",
                    zh: "roster status \(run) 可查看该运行；roster stop \(run) 可再次停止。"
                )
            )
        }
    }
}
