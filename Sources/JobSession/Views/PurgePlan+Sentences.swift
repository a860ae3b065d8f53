package import JobEngine
import JobModel
package import Wording

extension PurgePlan.Kept {
    /// Why a run stays, and what to do.
    package var sentence: LocalizedText {
        switch reason {
        case .unfinished:
            LocalizedText(
                en:
                    "\(run) stays: it has not come to its end. `roster resume \(run)` goes on with it; --force purges it.",
                zh: "保留 \(run)：尚未结束。可用 `roster resume \(run)` 继续，或用 --force 清除。"
            )
        case .released:
            LocalizedText(
                en: "\(run) stays: it is released, and workers are to write it. --force purges it.",
                zh: "保留 \(run)：已发布，等待工作进程写入。可用 --force 清除。"
            )
        case .unknownRows(let count):
            LocalizedText(
                en:
                    "\(run) stays: the end of \(count, "row") is not known. `roster resolve \(run)` asks; --force purges it.",
                zh: "保留 \(run)：有 \(count) 行结果未知。可用 `roster resolve \(run)` 查询，或用 --force 清除。"
            )
        case .atWork:
            LocalizedText(en: "\(run) stays: a process is at work on it.", zh: "保留 \(run)：有进程正在处理。")
        }
    }
}
