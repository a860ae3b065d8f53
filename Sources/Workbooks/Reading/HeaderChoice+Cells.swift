import JobModel
import Wording

extension HeaderChoice {
    /// Why a row cannot be the header of a tab whose columns somebody knows.
    func refusal(ofCells found: HeaderCandidate) -> Finding? {
        let separators = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")]
        if let separator = separator(within: found, among: separators) {
            return .wholeLines(separator: separator).at(line: found.line, row: found.row)
        }
        return refusal(of: found)
    }
}

extension Finding {
    /// Text with separators that was opened with another separator, and saved as a workbook.
    fileprivate static func wholeLines(separator: UInt8) -> Finding {
        let sign = separator == UInt8(ascii: "\t") ? "tab" : String(UnicodeScalar(separator))
        return Finding(
            code: "header.quotedLines",
            value: sign,
            problem: LocalizedText(
                en: "every row is one cell that holds a whole line, with its own separators (\(sign)) inside",
                zh: "每一行的内容（含分隔符 \(sign)）都在一个单元格中"
            ),
            remedy: LocalizedText(
                en:
                    "Split the first column by '\(sign)' in the spreadsheet (Data, Text to Columns) and save the workbook.",
                zh: "请在表格软件中用“数据 → 分列”按“\(sign)”拆分第一列，再保存工作簿。"
            )
        )
    }
}
