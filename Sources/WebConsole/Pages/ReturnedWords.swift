import JobEngine
import JobModel
import Wording

/// What is said of a file that was corrected in a spreadsheet, of which nothing can be taken.
struct ReturnedWords: Sendable {
    let file: String
    let sheet: StoredSheet
    let frame: PageFrame

    init(_ upload: ReturnedUpload, of sheet: StoredSheet, _ frame: PageFrame) {
        (file, self.sheet, self.frame) = (upload.shown, sheet, frame)
    }

    /// Why a file is none of the sheet's; `nil` where it is one.
    func refusal(_ returned: ReturnedFile) -> RefusedForm? {
        if returned.isTooMuch { return tooMuch }
        guard !returned.isOfSheet else { return nil }
        let nothing = frame.say("Nothing was taken of \(file): ", "未采用 \(file)：")
        return RefusedForm(
            problem: nothing + why(returned),
            remedies: [
                frame.say(
                    "Download the sheet with the problems marked, correct that file, keep its columns, and choose it here.",
                    "请下载标注了问题的表格，在该文件中更正并保留各列，然后在此提交。"
                ),
                asSheet,
            ]
        )
    }

    /// A file that cannot be read: where it is kept says nothing.
    func refusal(_ error: any ExplainedError, at path: String) -> RefusedForm {
        let said = frame.words(RemedyWords.explanation(of: error).problem).replacing(path, with: file)
        let remedy = frame.say(
            "Choose a corrected copy of this sheet, saved as a workbook or as CSV UTF-8.",
            "请选择此表格更正后的副本（工作簿或 CSV UTF-8）。"
        )
        return RefusedForm(
            problem: frame.say("Nothing was taken of \(file). ", "没有使用“\(file)”。") + said,
            remedies: [remedy]
        )
    }

    /// Of a file that was taken, or that made room for others.
    static func gone(_ frame: PageFrame) -> RefusedForm {
        RefusedForm(
            problem: frame.say(
                "That file is not kept any more: it was taken, or nothing was taken of it, or newer ones have its place.",
                "该文件已不再保留：已采用、已放弃，或已被更新的文件取代。"
            ),
            remedies: [frame.say("Choose it again below.", "请在下方重新选择。")]
        )
    }

    private var tooMuch: RefusedForm {
        let most = ReturnedFile.limit
        return RefusedForm(
            problem: frame.say(
                "Nothing was taken of \(file): more than \(most, "cell"), or too much text, in it are other than in \(sheet.name).",
                "未采用 \(file)：其中与 \(sheet.name) 不同的单元格超过 \(most) 个，或文字过多。"
            ),
            remedies: [asSheet]
        )
    }

    private var asSheet: String {
        frame.say(
            "If it is meant as another sheet, drop it on the page “Drop a sheet”.",
            "如果这是另一张表格，请在“上传表格”页面上传。"
        )
    }

    private func why(_ returned: ReturnedFile) -> String {
        if !returned.repeated.isEmpty { return twice(returned.repeated) }
        if !returned.missing.isEmpty { return without(returned.missing) }
        return returned.rows == 0 ? frame.say("it has no rows.", "其中没有数据行。") : ofOthers(returned)
    }

    private func twice(_ columns: [String]) -> String {
        let names = names(columns)
        return frame.say(
            "it has another number of columns than \(sheet.name) that are called \(names), and which ones are meant is not certain.",
            "其中名为 \(names) 的列数与 \(sheet.name) 不同，无法确定应使用哪一列。"
        )
    }

    private func ofOthers(_ returned: ReturnedFile) -> String {
        let known = returned.recognised
        guard known > 0 else {
            return frame.say(
                "\(returned.rows == 1 ? "its one row is not" : "none of its \(returned.rows, "row") is") recognised as a row of \(sheet.name).",
                "其 \(returned.rows) 行中没有一行能确认属于 \(sheet.name)。"
            )
        }
        let rows = known == 1 ? "is recognised as a row" : "are recognised as rows"
        return frame.say(
            "only \(known) of its \(returned.rows, "row") \(rows) of \(sheet.name).",
            "其 \(returned.rows) 行中只有 \(known) 行能确认属于 \(sheet.name)。"
        )
    }

    private func without(_ missing: [String]) -> String {
        let names = names(missing)
        return frame.say(
            "it does not have the columns \(names) of \(sheet.name).",
            "缺少 \(sheet.name) 的列：\(names)。"
        )
    }

    private func names(_ columns: [String]) -> String {
        let called = columns.prefix(Self.named).map { frame.unheaded($0) ?? $0 }
        let shown = CellExcerpt.of(called.joined(separator: frame.say(", ", "、")), 300)
        let others = columns.count - min(columns.count, Self.named)
        return shown + (others > 0 ? frame.say(" and \(others) more", "等 \(columns.count) 列") : "")
    }

    private static let named = 10
}
