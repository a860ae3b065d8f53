import JobModel
import LocalFiles
package import Wording

/// Why results or an export could not be written as they must be.
package enum OutputError: ExplainedError, Equatable {
    case cannotWrite(path: String, reason: LocalizedText)
    case standardOutput(reason: String)
    case countsDiffer(step: String, records: Int, counted: Int)

    package var explanation: Explanation {
        switch self {
        case .cannotWrite(let path, let reason):
            FileWriteFailure(path: path, reason: reason).explanation(
                remedy: LocalizedText(
                    en: "Free some space or give yourself the right to write there, or choose another folder with "
                        + "--out.",
                    zh: "请清理磁盘空间、取得写入权限，或用 --out 换一个文件夹。"
                )
            )
        case .standardOutput(let reason):
            Explanation(
                problem: LocalizedText(
                    en: "Standard output could not be written: \(reason)",
                    zh: "无法写入标准输出：\(SystemReason.chinese(reason))"
                ),
                remedy: LocalizedText(
                    en: "Nothing but this text is lost: `roster runs`, `status` and `results` show what a run did.",
                    zh: "丢失的只是这些文字：roster runs、status 和 results 可查看运行结果。"
                )
            )
        case .countsDiffer(let step, let records, let counted):
            Explanation(
                problem: LocalizedText(
                    en:
                        "The rows of \(step) do not add up: the file had \(records, "record"), \(counted, "is", "are") accounted "
                        + "for",
                    zh: "\(step) 的行数不符：文件有 \(records) 条记录，已统计 \(counted) 条"
                ),
                remedy: LocalizedText(
                    en: "Nothing was lost in the directory; keep the state folder as it is and report this.",
                    zh: "目录中没有任何丢失；请保留状态文件夹原样并反馈该问题。"
                )
            )
        }
    }
}
