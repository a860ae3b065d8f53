import JobModel
import Wording

/// A column of `results.csv`: its name, what people call it, and what of a row stands in it.
struct ResultColumn: Sendable {
    let name: String
    let title: LocalizedText
    let value: @Sendable (ResultRow) -> String

    private init(_ name: String, _ en: String, _ zh: String, _ value: @escaping @Sendable (ResultRow) -> String) {
        self.name = name
        title = LocalizedText(en: en, zh: zh)
        self.value = value
    }

    /// In the order of the file.
    static let all = [
        ResultColumn("line", "Line of the file", "文件行号") { String($0.line) },
        ResultColumn("row", "Row", "行") { String($0.row) },
        ResultColumn("match_key", "Matched by", "匹配字段") { $0.matchKey },
        ResultColumn("action", "Planned", "计划操作") { $0.action.rawValue },
        ResultColumn("outcome", "Result", "结果") { $0.outcome.rawValue },
        ResultColumn("user_id", "User ID", "用户 ID") { $0.userID ?? "" },
        ResultColumn("open_id", "Open ID", "Open ID") { $0.openID ?? "" },
        ResultColumn("department_id", "Department ID", "部门 ID") { $0.departmentID ?? "" },
        ResultColumn("code", "Code", "错误码") { $0.code ?? "" },
        ResultColumn("problem", "Problem", "问题") { $0.problem ?? "" },
        ResultColumn("log_id", "Log ID", "日志 ID") { $0.logID ?? "" },
    ]
}
