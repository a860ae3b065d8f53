package import JobModel
package import Wording

/// Why two sheets cannot be compared.
package enum ComparisonError: ExplainedError, Equatable {
    /// The file, or a row of it, has no cells that could be compared.
    case unreadable(path: String, row: Int?, problem: LocalizedText)
    /// A line of JSON lines is no object of an export.
    case noObject(path: String, row: Int)
    case columnTwice(path: String, column: String)
    /// No column of both sheets names what a row is about.
    case noKey(subject: Subject, keys: [String])
    case keyMissing(path: String, column: String)
    case emptyKey(path: String, column: String, row: Int)
    case keyTwice(path: String, column: String, key: String, rows: [Int])

    package var explanation: Explanation {
        switch self {
        case .unreadable(let path, let row, let problem):
            let place = row.map { (", row \($0)", "，第 \($0) 行") } ?? ("", "")
            return Explanation(
                problem: LocalizedText(
                    en: "\(path)\(place.0): \(problem.en)",
                    zh: "\(path)\(place.1)：\(problem.zh)"
                ),
                remedy: LocalizedText(
                    en:
                        "Compare sheets that can be read as a whole; `roster inspect` shows what is wrong with this one.",
                    zh: "请比较可完整读取的表格；roster inspect 会显示此表格的问题。"
                )
            )
        case .noObject(let path, let row):
            return Explanation(
                problem: LocalizedText(
                    en: "\(path), row \(row): the line is not an object as an export writes it",
                    zh: "\(path)，第 \(row) 行：该行不是导出所写的 JSON 对象"
                ),
                remedy: LocalizedText(
                    en:
                        "`roster verify` of the export's folder says whether the file is as it was written; if not, export again.",
                    zh: "请对导出文件夹运行 roster verify，查看文件是否与写出时一致；若不一致，请重新导出。"
                )
            )
        case .columnTwice(let path, let column):
            return Explanation(
                problem: LocalizedText(en: "\(path) has the column '\(column)' twice", zh: "\(path) 中“\(column)”列出现两次"),
                remedy: LocalizedText(en: "Remove or rename one of them.", zh: "请删除或重命名其中一列。")
            )
        case .noKey(let subject, let keys):
            let list = keys.joined(separator: ", ")
            return Explanation(
                problem: LocalizedText(
                    en: "the two sheets of \(subject.rawValue) have no column in common that names a row: \(list)",
                    zh: "两个\(subject == .people ? "人员" : "部门")表格没有可识别各行的共同列：\(list)"
                ),
                remedy: LocalizedText(
                    en: "Say with --match which column names a row, or compare two exports.",
                    zh: "请用 --match 指定识别各行的列，或比较两次导出的结果。"
                )
            )
        case .keyMissing(let path, let column):
            return Explanation(
                problem: LocalizedText(en: "\(path) has no column '\(column)'", zh: "\(path) 没有“\(column)”列"),
                remedy: LocalizedText(
                    en: "Name a column with --match that both sheets have.",
                    zh: "请用 --match 指定两个表格都有的列。"
                )
            )
        case .emptyKey(let path, let column, let row):
            return Explanation(
                problem: LocalizedText(
                    en:
                        "\(path), row \(row): '\(column)' is empty, so nothing tells which row of the other sheet it is",
                    zh: "\(path)，第 \(row) 行：“\(column)”为空，无法对应另一表格中的行"
                ),
                remedy: LocalizedText(
                    en: "Name another column with --match, one that every row has.",
                    zh: "请用 --match 指定每一行都有值的其他列。"
                )
            )
        case .keyTwice(let path, let column, let key, let rows):
            let list = rows.map(String.init).joined(separator: ", ")
            return Explanation(
                problem: LocalizedText(
                    en: "\(path): the rows \(list) have the same \(column), '\(key)'",
                    zh: "\(path)：第 \(list) 行的 \(column) 相同：“\(key)”"
                ),
                remedy: LocalizedText(
                    en: "Keep one row of each, or name another column with --match.",
                    zh: "请每个值只保留一行，或用 --match 指定其他列。"
                )
            )
        }
    }
}
