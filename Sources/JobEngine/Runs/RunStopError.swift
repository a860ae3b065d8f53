package import Wording

/// Why a run cannot be stopped.
package enum RunStopError: ExplainedError, ExitStatusError, Equatable {
    /// Nothing of it is sent before its plan is confirmed.
    case unconfirmed(String)
    /// All its rows were written before.
    case hasEnded(String)
    case exportHasEnded(String)
    /// A person has let it go on meanwhile.
    case resumed(String)

    package var exitStatus: ExitStatus { .usage }

    package var explanation: Explanation {
        switch self {
        case .unconfirmed(let run):
            Explanation(
                problem: LocalizedText(
                    en: "The plan of \(run) is not confirmed: nothing of it is sent, so there is nothing to stop",
                    zh: "\(run) 的计划尚未确认，不会发送任何内容，因此无需停止"
                ),
                remedy: LocalizedText(
                    en:
                        "To give it up, answer no where it is asked about; `roster resume \(run)` asks again. A command that "
                        + "still plans it ends by Ctrl-C.",
                    zh: "如要放弃，请在询问时回答“否”；roster resume \(run) 会再次询问。仍在制定计划的命令可按 Ctrl-C 结束。"
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
        case .exportHasEnded(let run):
            Explanation(
                problem: LocalizedText(
                    en: "The export \(run) has ended; there is nothing to stop",
                    zh: "导出 \(run) 已结束，无需停止"
                ),
                remedy: LocalizedText(
                    en: "`roster status \(run)` shows where it is.",
                    zh: "roster status \(run) 可查看其位置。"
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
