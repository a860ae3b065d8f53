import JobModel
import Wording

extension HeaderSearch {
    /// Why a record cannot be the header of a sheet whose columns somebody knows; one sentence for the whole sheet.
    func refusal(of found: HeaderCandidate) -> Finding? {
        if let separator = choice.separator(within: found, among: Dialect.candidates) {
            return .quotedLines(separator: separator).at(line: found.line, row: found.row)
        }
        return choice.refusal(of: found)
    }
}

extension Finding {
    fileprivate static func quotedLines(separator: UInt8) -> Finding {
        let sign = separator == UInt8(ascii: "\t") ? "tab" : String(UnicodeScalar(separator))
        return Finding(
            code: "header.quotedLines",
            value: sign,
            problem: LocalizedText(
                en: "every line is one quoted cell that holds the whole line, with its own separators (\(sign)) inside",
                zh: "每一行都是一个带引号的单元格，整行内容（含分隔符 \(sign)）都在其中"
            ),
            remedy: LocalizedText(
                en:
                    "The sheet was opened and saved with another separator. Export it again; or split the first column by '\(sign)' "
                    + "in the spreadsheet (Data, Text to Columns) and save it as CSV UTF-8.",
                zh: "该表格曾以错误的分隔符打开并保存。请重新导出；或在表格软件中用“数据 → 分列”按“\(sign)”拆分第一列，再另存为 CSV UTF-8。"
            )
        )
    }
}
