import JobEngine
import Wording

/// What is said of a file that was corrected in a spreadsheet: what was taken of it, or why nothing was.
struct ReturnedWords: Sendable {
    private let returned: ReturnedSheet
    private let frame: PageFrame

    init(_ returned: ReturnedSheet, _ frame: PageFrame) { (self.returned, self.frame) = (returned, frame) }

    /// `nil` where an address says nothing.
    init?(_ query: FormQuery, _ frame: PageFrame) {
        let numbers = (query[Self.field] ?? "").split(separator: ".").compactMap { Int($0) }
        guard numbers.count == 5 else { return nil }
        var returned = ReturnedSheet()
        (returned.rows, returned.new, returned.gone) = (numbers[0], numbers[1], numbers[2])
        (returned.changed, returned.cells) = (numbers[3], numbers[4])
        self.init(returned, frame)
    }

    /// As the address of the page of the new sheet says it.
    var query: String {
        let numbers = [returned.rows, returned.new, returned.gone, returned.changed, returned.cells]
        return "\(Self.field)=" + numbers.map(String.init).joined(separator: ".")
    }

    /// What was taken, and what became of the sheet.
    var taken: String {
        var said = [
            frame.say(
                "The corrected file was taken as a sheet of its own, with what was chosen for the first one: "
                    + "\(returned.rows, "row"), \(returned.changed, "of which has", "of which have") \(returned.cells, "other cell").",
                "更正后的文件已作为单独的表格使用，并沿用原表格的选择：共 \(returned.rows) 行，其中 \(returned.changed) 行有 \(returned.cells) 处不同。"
            )
        ]
        if returned.new > 0 {
            said.append(
                frame.say(
                    "\(returned.new, "row is", "rows are") not in the first sheet.",
                    "有 \(returned.new) 行不在原表格中。"
                )
            )
        }
        if returned.gone > 0 {
            said.append(
                frame.say(
                    "\(returned.gone, "row", "rows") of the first sheet \(returned.gone == 1 ? "is" : "are") not in the file, and "
                        + "\(returned.gone == 1 ? "is" : "are") not sent with it.",
                    "原表格有 \(returned.gone) 行不在该文件中，不会随其发送。"
                )
            )
        }
        said.append(frame.say("The first sheet stays as it is.", "原表格保持不变。"))
        return said.joined(separator: frame.say(" ", ""))
    }

    /// Why a file is none of the sheet's.
    func refusal(_ file: String, _ sheet: StoredSheet) -> RefusedForm {
        let nothing = frame.say("Nothing was taken of \(file): ", "未采用 \(file)：")
        let missing = CellExcerpt.of(returned.missing.prefix(Self.named).joined(separator: frame.say(", ", "、")), 300)
        let others = returned.missing.count - min(returned.missing.count, Self.named)
        let more = others > 0 ? frame.say(" and \(others) more", "等 \(returned.missing.count) 列") : ""
        let why =
            returned.missing.isEmpty
            ? frame.say(
                "only \(returned.rows - returned.new) of its \(returned.rows, "row") \(returned.rows - returned.new == 1 ? "is a row" : "are rows") "
                    + "of \(sheet.name).",
                "其 \(returned.rows) 行中只有 \(returned.rows - returned.new) 行属于 \(sheet.name)。"
            )
            : frame.say(
                "it does not have the columns \(missing)\(more) of \(sheet.name).",
                "缺少 \(sheet.name) 的列：\(missing)\(more)。"
            )
        return RefusedForm(
            problem: nothing + why,
            remedies: [
                frame.say(
                    "Download the sheet with the problems marked, correct that file, keep its columns, and take it here.",
                    "请下载标注了问题的表格，在该文件中更正并保留各列，然后在此提交。"
                ),
                frame.say(
                    "If it is meant as another sheet, drop it on the page “Drop a sheet”.",
                    "如果这是另一张表格，请在“上传表格”页面上传。"
                ),
            ]
        )
    }

    private static let field = "taken"
    private static let named = 10
}
