package import Wording

/// Why a file of corrections cannot be used.
package enum CorrectionFileError: ExplainedError, Equatable {
    /// Columns that it must have.
    case noColumn(path: String, names: [String])
    /// A line that says no correction.
    case unreadable(path: String, row: Int)
    /// A value that would not be read back.
    case cannotBeKept

    package var explanation: Explanation {
        switch self {
        case .noColumn(let path, let names):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) is no file of corrections: it lacks \(names.joined(separator: ", "))",
                    zh: "\(path) 不是更正文件：缺少 \(names.joined(separator: "、")) 列"
                ),
                remedy: LocalizedText(
                    en: "Give the corrections.csv that the console keeps beside the sheet.",
                    zh: "请使用控制台保存在表格旁边的 corrections.csv。"
                )
            )
        case .unreadable(let path, let row):
            Explanation(
                problem: LocalizedText(
                    en: "row \(row) of \(path) says no correction",
                    zh: "\(path) 第 \(row) 行不是有效的更正"
                ),
                remedy: LocalizedText(
                    en: "Its action must be correct or leave_out, and its row a number from 1 on; or remove the line.",
                    zh: "action 须为 correct 或 leave_out，row 须为不小于 1 的数字；或删除该行。"
                )
            )
        case .cannotBeKept:
            Explanation(
                problem: LocalizedText(
                    en: "Nothing was corrected: a new value is too long, or has a character that no sheet can have",
                    zh: "没有更正任何内容：新值过长，或含有表格中不允许的字符"
                ),
                remedy: LocalizedText(en: "Enter the value again, by hand.", zh: "请手动重新填写该值。")
            )
        }
    }
}
