import Wording

extension HeaderChoice {
    /// Why a record cannot be the header of a sheet whose columns somebody knows; one sentence for the whole sheet.
    package func refusal(of found: HeaderCandidate) -> Finding? {
        guard isColumnName != nil else { return nil }
        let values = found.fields.prefix(Self.fieldsLookedAt).filter(Self.isValue)
        if values.count > found.names { return .dataForHeader(values[0]).at(line: found.line, row: found.row) }
        guard found.names == 0 else { return nil }
        return .noNames(found.fields).at(line: found.line, row: found.row)
    }

    /// The separator by which the only cell of a record is two names of columns at least: it holds a whole line.
    package func separator(within found: HeaderCandidate, among candidates: [UInt8]) -> UInt8? {
        guard let isColumnName, found.filled == 1, let first = found.fields.first(where: { !$0.isEmpty }) else {
            return nil
        }
        return candidates.first { Self.names(in: first, $0, isColumnName) >= 2 }
    }

    private static func names(in cell: String, _ separator: UInt8, _ isColumnName: (String) -> Bool) -> Int {
        cell.split(separator: Character(UnicodeScalar(separator))).prefix(fieldsLookedAt)
            .count { isColumnName($0.trimmingPrefix(" ").description) }
    }

    /// Whether a cell is an address or a number as rows have them and no header has.
    private static func isValue(_ cell: String) -> Bool {
        guard cell.utf8.count <= 64 else { return false }
        if let at = cell.firstIndex(of: "@"), at > cell.startIndex, cell[at...].contains(".") { return true }
        let digits = cell.count(where: \.isNumber)
        // A month, 2026-12, or a quarter may be a column's name.
        return digits >= 7 && digits * 2 > cell.count
    }
}

extension Finding {
    fileprivate static func dataForHeader(_ value: String) -> Finding {
        Finding(
            code: "header.none",
            value: value,
            problem: LocalizedText(
                en: "there is no header: the first row is data ('\(value)'), not names of columns",
                zh: "缺少表头：第一行是数据（“\(value)”），不是列名"
            ),
            remedy: LocalizedText(
                en:
                    "Put a row with the names of the columns above it, such as name, mobile, department_ids; if there is one "
                    + "further down, give its number by `header_row:` or --header-row.",
                zh: "请在上方添加一行列名，例如 姓名、手机号、部门；若表头在更下方，请用 header_row 或 --header-row 指定行号。"
            ),
            pageRemedy: LocalizedText(
                en:
                    "If the names of the columns stand further down, give the number of their row on the page Reading; else put a row with them above the first one, and drop the sheet again.",
                zh: "若列名在更下方，请在“读取”页面填写其行号；否则请在上方添加一行列名后重新上传。"
            )
        )
    }

    fileprivate static func noNames(_ fields: [String]) -> Finding {
        let filled = fields.filter { !$0.isEmpty }
        let shown = filled.prefix(5).joined(separator: ", ") + (filled.count > 5 ? ", …" : "")
        // What stands for bytes that are no letters: no column would be named so.
        let isOtherEncoding = filled.contains { $0.contains("\u{FFFD}") }
        return Finding(
            code: "header.noNames",
            value: shown,
            problem: LocalizedText(
                en:
                    "none of the \(filled.count, "cell") of the header (\(shown)) is the name of a column that is known",
                zh: "表头的 \(filled.count) 个单元格（\(shown)）都不是已知列名"
            ),
            remedy: isOtherEncoding
                ? LocalizedText(
                    en:
                        "The file is in another encoding: leave --encoding and `encoding:` out, or name the right one, such as GB18030.",
                    zh: "文件是另一种编码：请去掉 --encoding 和 encoding，或指定正确的编码，例如 GB18030。"
                )
                : LocalizedText(
                    en:
                        "If the header is another row, give its number by `header_row:` or --header-row; else rename the columns, or "
                        + "map them under `columns:`. `roster template people` shows the names.",
                    zh: "若表头在其他行，请用 header_row 或 --header-row 指定行号；否则请改列名或在 columns 中映射。roster template people 可查看列名。"
                ),
            pageRemedy: isOtherEncoding
                ? LocalizedText(
                    en:
                        "The file is in another encoding: choose “find out” or the right one, such as GB18030, on the page Reading.",
                    zh: "文件是另一种编码：请在“读取”页面选择“自动识别”或正确的编码，例如 GB18030。"
                )
                : LocalizedText(
                    en:
                        "If the header is another row, give its number on the page Reading; else choose on the page Columns what each column is.",
                    zh: "若表头在其他行，请在“读取”页面填写行号；否则请在“列”页面选择各列对应的字段。"
                )
        )
    }
}
