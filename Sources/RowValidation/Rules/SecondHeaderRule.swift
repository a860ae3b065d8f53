import JobModel

/// Recognises, near the top of a sheet, the header once more in the other language and the examples that templates come with.
///
/// A row is a header if every cell of a column that is known names that column: 姓名 below `name`, `Mobile` below 手机号. A row
/// is an example if it says so in one of its first cells: `Example: Chris Green`, 示例：张三. Both are left out, counted and named.
struct SecondHeaderRule: Sendable {
    private let columns: [SheetColumns.Column]
    private let names: HeaderNames

    init(columns: [SheetColumns.Column], names: HeaderNames) {
        self.columns = columns.filter { $0.source == .whole && $0.meaning.fieldName != nil }
        self.names = names
    }

    /// Rows further down are not looked at: a template has these at its top.
    private static let rows = 50

    func finding(on record: InputRecord) -> Finding? {
        guard record.row <= Self.rows else { return nil }
        if let word = example(in: record) { return .example(word) }
        return isHeader(record) ? .headerInOtherWords : nil
    }

    private func isHeader(_ record: InputRecord) -> Bool {
        var named = 0
        for column in columns {
            let cell = record.cellText(at: column.place).text
            if cell.isEmpty { continue }
            // The first cell that is none ends the search, as in nearly every row.
            guard names.named(cell) == column.meaning || HeaderNames.fold(cell) == HeaderNames.fold(column.header)
            else { return false }
            named += 1
        }
        return named >= 2 && named * 2 > columns.count
    }

    private func example(in record: InputRecord) -> String? {
        var seen = 0
        for place in 0..<record.count where record[place]?.isEmpty == false {
            let cell = record.cellText(at: place).text
            let text = cell.lowercased()
            if Self.words.contains(text) || Self.starts.contains(where: text.hasPrefix)
                || Self.ends.contains(where: text.hasSuffix)
            {
                return cell
            }
            seen += 1
            if seen == Self.cells { return nil }
        }
        return nil
    }

    private static let cells = 3
    private static let words: Set<String> = ["example", "sample", "示例", "样例", "范例", "示例数据", "样例数据", "範例", "示例行"]
    private static let starts = [
        "example:", "example：", "(example)", "[example]", "sample:", "e.g.", "示例：", "示例:", "(示例)", "（示例）", "【示例】",
        "[示例]",
        "样例：", "样例:", "例：", "例:", "例如：", "例如:", "范例：", "范例:", "範例：",
    ]
    private static let ends = ["(example)", "[example]", "(示例)", "（示例）", "【示例】", "[示例]", "(样例)", "（样例）"]
}

extension Finding {
    fileprivate static let headerInOtherWords = Finding(
        code: "row.headerInOtherWords",
        problem: Words(en: "the row is the header in other words and is left out", zh: "该行是另一种写法的表头，已跳过"),
        remedy: Words(en: "Nothing to do.", zh: "无需处理。")
    )

    fileprivate static func example(_ text: String) -> Finding {
        Finding(
            code: "row.example",
            value: text,
            problem: Words(
                en: "the row is an example of the template ('\(text)') and is left out",
                zh: "该行是模板中的示例（“\(text)”），已跳过"
            ),
            remedy: Words(en: "Nothing to do; if it is a person, take the word off.", zh: "无需处理；若确为人员，请去掉示例字样。")
        )
    }
}
