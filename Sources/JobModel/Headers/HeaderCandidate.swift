import Wording

/// A record that may name the columns of its sheet.
package struct HeaderCandidate: Sendable {
    /// Without the empty cells at the end.
    package var fields: [String]
    /// Fields of the record as it stands, empty ones at its end included.
    package var width: Int
    package var line: Int
    /// The number that the spreadsheet shows.
    package var row: Int
    /// What is wrong with the record, were it the header.
    package var problems: [Finding]
    /// Cells that are known names of columns.
    package var names: Int

    /// - Parameters:
    ///   - fields: The cells, without the empty ones at the end.
    ///   - width: How many it has with those at its end.
    ///   - line: Physical line on which it starts.
    ///   - row: The number that the spreadsheet shows.
    ///   - problems: What is wrong with the record itself; repeated names are added.
    ///   - names: Cells that are known names of columns.
    package init(fields: [String], width: Int, line: Int, row: Int, problems: [Finding], names: Int) {
        self.fields = fields
        self.width = width
        self.line = line
        self.row = row
        self.problems = Self.repeated(fields, line: line) + problems
        self.names = names
    }

    /// Cells with something in them.
    package var filled: Int { fields.count { !$0.allSatisfy(\.isWhitespace) } }

    /// Fields without the empty ones at their end; one is left.
    package static func trimmingEmptyEnd(_ fields: [String]) -> [String] {
        var fields = fields
        while fields.count > 1, fields.last?.allSatisfy(\.isWhitespace) == true { fields.removeLast() }
        return fields
    }

    private static func repeated(_ fields: [String], line: Int) -> [Finding] {
        var seen: Set<String> = []
        let places = fields.indices.filter { !fields[$0].isEmpty && !seen.insert(fields[$0]).inserted }
        return places.map { place in
            let number = SheetColumnName.number(of: place, among: seen)
            let first = fields.firstIndex(of: fields[place]) ?? place
            let letters = (SheetColumnName.letters(of: first), SheetColumnName.letters(of: place))
            return Finding.repeatedHeader(fields[place], letters, number)
                .at(line: line, row: nil, column: fields[place])
        }
    }
}

extension Finding {
    fileprivate static func repeatedHeader(
        _ name: String,
        _ letters: (first: String, other: String),
        _ number: String
    ) -> Finding {
        Finding(
            code: "header.repeated",
            value: name,
            problem: LocalizedText(
                en:
                    "the column '\(name)' stands twice in the header, as column \(letters.first) and column \(letters.other)",
                zh: "表头中“\(name)”重复（\(letters.first) 列和 \(letters.other) 列）"
            ),
            remedy: LocalizedText(
                en:
                    "Delete or rename one of the two; or say under `columns:` or `ignore:` in the job what '\(number)' is.",
                zh: "请删除或重命名其中一列；或在任务的 columns 或 ignore 中以 \"\(number)\" 指明该列。"
            ),
            pageRemedy: LocalizedText(
                en: "Choose on the page Columns what each of them is, or pass it over there.",
                zh: "请在“列”页面分别选择这些列对应的字段，或忽略。"
            )
        )
    }
}
