package import JobModel
import Wording

/// Requires every column with values to have a name: the cells of a column without one are part of what stands beside it,
/// as where the header's cell spans two.
package struct UnnamedColumns: Sendable {
    private var found: [Int: (first: UnnamedCell, line: Int, row: Int, rows: Int)] = [:]

    package init() {}

    package mutating func note(_ cells: [UnnamedCell], line: Int, row: Int) {
        for cell in cells {
            var column = found[cell.place] ?? (cell, line, row, 0)
            column.rows += 1
            found[cell.place] = column
        }
    }

    /// One finding a column; each makes the whole sheet invalid.
    ///
    /// - Parameter header: Of the sheet, for how a job calls the column.
    /// - Returns: By the columns' places.
    package func findings(in header: [String]) -> [Finding] {
        found.sorted { $0.key < $1.key }.map { place, column in
            let whole = header + Array(repeating: "", count: max(0, place + 1 - header.count))
            return Finding.unnamed(
                SheetColumnName.letters(of: place),
                named: SheetColumnName(place: place, in: whole).text,
                column.first.value,
                rows: column.rows
            )
            .at(line: column.line, row: column.row)
        }
    }
}

extension InputRecord {
    /// The cells with values in columns to which a header gives no name.
    package func unnamed(in header: [String]) -> [UnnamedCell] {
        cells(at: header.indices.filter { HeaderNames.isEmpty(header[$0]) }, andBehind: header.count)
    }

    /// The cells with values at some places, and at those behind the header's last name.
    func cells(at places: [Int], andBehind last: Int) -> [UnnamedCell] {
        (places + (count > last ? Array(last..<count) : [])).compactMap { place in
            let text = cellText(at: place).text
            return text.isEmpty ? nil : UnnamedCell(place: place, value: text)
        }
    }
}

extension Finding {
    fileprivate static func unnamed(_ column: String, named name: String, _ value: String, rows: Int) -> Finding {
        Finding(
            code: "header.unnamed",
            value: value,
            problem: LocalizedText(
                en:
                    "column \(column) has no name in the header and holds values in \(rows, "row"), the first of them '\(value)'",
                zh: "\(column) 列没有列名，却在 \(rows) 行中有值，首个值为“\(value)”"
            ),
            remedy: LocalizedText(
                en:
                    "Name the column in the header, or say under `columns:` or `ignore:` in the job what '\(name)' is; where its cells belong to the column before, put both into one cell. `ignore: ['']` leaves all such columns out.",
                zh: "请在表头填写列名，或在任务的 columns 或 ignore 中以 \"\(name)\" 指明该列；若内容属于前一列，请合并到同一单元格。ignore: [\"\"] 可忽略所有无名列。"
            ),
            pageRemedy: LocalizedText(
                en:
                    "Choose on the page Columns what column \(column) is, or pass it over there. Where its cells belong to the "
                    + "column before, put both into one cell, and drop the sheet again.",
                zh: "请在“列”页面选择 \(column) 列对应的字段，或忽略该列；若内容属于前一列，请合并到同一单元格后重新上传。"
            )
        )
    }
}
