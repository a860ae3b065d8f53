package import Wording

/// Why nobody can be asked for by a list of leavers.
package enum LeaversListError: ExplainedError, Equatable {
    case noKeys(path: String, header: [String])
    case empty(path: String)
    /// The file as a whole, where `row` is `nil`, or the first row with a problem of the `rows` that have one.
    case unreadable(path: String, row: Int?, problem: LocalizedText, rows: Int)

    package var explanation: Explanation {
        switch self {
        case .noKeys(let path, let header):
            let list = header.prefix(10).map { "'\($0)'" }.joined(separator: ", ")
            return Explanation(
                problem: LocalizedText(
                    en: "\(path) has neither a column of mobiles nor one of emails; its columns are \(list)",
                    zh: "\(path) 中没有手机号列或邮箱列；现有的列：\(list)"
                ),
                remedy: LocalizedText(
                    en: "Name one column 'mobile' or 'email': the directory finds leavers by these alone.",
                    zh: "请将其中一列命名为 mobile（手机号）或 email（邮箱）：离职人员只能通过它们查询。"
                )
            )
        case .empty(let path):
            return Explanation(
                problem: LocalizedText(en: "\(path) names nobody", zh: "\(path) 中没有任何人员"),
                remedy: LocalizedText(
                    en: "Write the mobiles or emails of leavers below the header, or leave the list out.",
                    zh: "请在表头下填写离职人员的手机号或邮箱，或不指定此名单。"
                )
            )
        case .unreadable(let path, let row, let problem, let rows):
            let place = row.map { (", row \($0)", "，第 \($0) 行") } ?? ("", "")
            let more = rows > 1 ? (" (and \(rows - 1) further rows have problems)", "（另有 \(rows - 1) 行有问题）") : ("", "")
            return Explanation(
                problem: LocalizedText(
                    en: "\(path)\(place.0): \(problem.en)\(more.0)",
                    zh: "\(path)\(place.1)：\(problem.zh)\(more.1)"
                ),
                remedy: LocalizedText(
                    en: "Correct or remove these rows, so that nobody is left out without a word.",
                    zh: "请更正或删除这些行，以免有人被遗漏。"
                )
            )
        }
    }
}
