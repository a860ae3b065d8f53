package import JobEngine
package import Wording

/// Why nothing of a ledger, or not all of it, was copied.
package enum LedgerCopyError: ExplainedError, ExitStatusError, Equatable {
    case samePlace
    case noLedger(path: String)
    /// Its plan was confirmed, so that a worker may take it at any moment.
    case mayBeWritten(run: String)
    /// What was read back differs from what was written; nothing of the run was kept.
    case unfaithful(run: String, table: String)

    package var exitStatus: ExitStatus {
        switch self {
        case .samePlace, .noLedger, .mayBeWritten: .usage
        case .unfaithful: .unexpected
        }
    }

    package var explanation: Explanation {
        switch self {
        case .samePlace:
            Explanation(
                problem: LocalizedText(en: "Both places are the same ledger", zh: "两个位置是同一账本"),
                remedy: LocalizedText(en: "Name another one to copy to.", zh: "请指定另一个目标账本。")
            )
        case .noLedger(let path):
            Explanation(
                problem: LocalizedText(en: "There is no ledger at \(path)", zh: "\(path) 中没有账本"),
                remedy: LocalizedText(
                    en: "Name a state folder, file for the one of this machine, or postgres://USER@HOST/DATABASE.",
                    zh: "请指定状态文件夹、file（本机账本）或 postgres://用户@主机/数据库。"
                )
            )
        case .mayBeWritten(let run):
            Explanation(
                problem: LocalizedText(
                    en: "\(run) was confirmed and has neither ended nor been stopped, so workers may still write it",
                    zh: "\(run) 已确认，且尚未结束或停止，工作进程可能会写入"
                ),
                remedy: LocalizedText(
                    en: "Let it come to its end, or stop it: `roster stop \(run)`.",
                    zh: "请等待其结束，或将其停止：`roster stop \(run)`。"
                )
            )
        case .unfaithful(let run, let table):
            Explanation(
                problem: LocalizedText(
                    en:
                        "What was written of \(run) differs when it is read back (table \(table)); nothing of it was kept",
                    zh: "\(run) 写入后读回的内容不一致（表 \(table)），未保留该运行的任何内容"
                ),
                remedy: LocalizedText(
                    en: "Look for damage with `roster ledger salvage` or the tools of the database, and report this.",
                    zh: "请用 `roster ledger salvage` 或数据库自带工具检查是否损坏，并反馈该问题。"
                )
            )
        }
    }
}
