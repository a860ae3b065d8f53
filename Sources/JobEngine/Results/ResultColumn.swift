import JobModel
import Wording

/// A column of `results.csv`: its name, and what of a row stands in it.
struct ResultColumn: Sendable {
    let name: String
    let value: @Sendable (ResultRow) -> String

    private init(_ name: String, _ value: @escaping @Sendable (ResultRow) -> String) {
        self.name = name
        self.value = value
    }

    /// In the order of the file.
    static let all = [
        ResultColumn("line") { String($0.line) }, ResultColumn("row") { String($0.row) },
        ResultColumn("match_key") { $0.matchKey }, ResultColumn("action") { $0.action.rawValue },
        ResultColumn("outcome") { $0.outcome.rawValue }, ResultColumn("user_id") { $0.userID ?? "" },
        ResultColumn("open_id") { $0.openID ?? "" }, ResultColumn("department_id") { $0.departmentID ?? "" },
        ResultColumn("code") { $0.code ?? "" }, ResultColumn("problem") { $0.problem ?? "" },
        ResultColumn("log_id") { $0.logID ?? "" },
    ]
}
