import JobModel
package import Wording

/// Why results or an export could not be written as they must be.
package enum OutputError: ExplainedError, Equatable {
    case cannotWrite(path: String, reason: LocalizedText)
    case standardOutput(reason: String)
    case countsDiffer(step: String, records: Int, counted: Int)

    package var problem: String {
        switch self {
        case .cannotWrite(let path, let reason): "\(path) could not be written: \(reason.en)"
        case .standardOutput(let reason): "Standard output could not be written: \(reason)"
        case .countsDiffer(let step, let records, let counted):
            "The rows of \(step) do not add up: the file had \(records) records, \(counted) are accounted for"
        }
    }

    package var remedy: String {
        switch self {
        case .cannotWrite:
            "Free some space or give yourself the right to write there, or choose another folder with --out."
        case .standardOutput:
            "Nothing but this text is lost: `roster runs`, `status` and `results` show what a run did."
        case .countsDiffer: "Nothing was lost in the directory; keep the state folder as it is and report this."
        }
    }

    package var chinese: (problem: String, remedy: String) {
        switch self {
        case .cannotWrite(let path, let reason):
            ("无法写入 \(path)：\(reason.zh)", "请清理磁盘空间、取得写入权限，或用 --out 换一个文件夹。")
        case .standardOutput(let reason):
            ("无法写入标准输出：\(SystemReason.chinese(reason))", "丢失的只是这些文字：roster runs、status 和 results 可查看运行结果。")
        case .countsDiffer(let step, let records, let counted):
            (
                "\(step) 的行数不符：文件有 \(records) 条记录，已统计 \(counted) 条",
                "目录中没有任何丢失；请保留状态文件夹原样并反馈该问题。"
            )
        }
    }
}
