import JobSession
import Wording

/// What is said where something was typed on a page of rows that the pressed button is not about.
enum UnsavedWords {
    /// The cells are saved, and the value for many rows is not set.
    static func unset(_ value: String, _ frame: PageFrame) -> RefusedForm {
        let shown = CellExcerpt.of(value, 200)
        var refusal = RefusedForm(
            problem: frame.say(
                "The new value '\(shown)' for many rows is not set.",
                "尚未批量填入新值“\(shown)”。"
            ),
            remedies: [
                frame.say(
                    "It stands below the table still: press 'Correct them all' to set it, or empty its field.",
                    "该值仍在表格下方：如需填入，请点击“全部更正”；否则请清空该输入框。"
                )
            ]
        )
        refusal.value = value
        return refusal
    }

    /// Nothing is undone where cells were typed in: what they stand beside would change under them.
    static func undoing(
        _ typed: CellEdit,
        _ mark: String,
        _ path: String,
        _ header: [String],
        _ frame: PageFrame
    ) -> RefusedForm {
        let count = typed.cells.count
        let named = typed.cells.prefix(limit).map { cell in
            let column = header.indices.contains(cell.place) ? CellExcerpt.of(header[cell.place], 60) : ""
            let text = CellExcerpt.of(cell.text, 60)
            return frame.say("row \(cell.row), \(column): '\(text)'", "第 \(cell.row) 行，\(column)：“\(text)”")
        }
        let more = count > limit ? [frame.say("and \(count - limit) more", "另有 \(count - limit) 处")] : []
        return RefusedForm(
            problem: frame.say(
                "Nothing was undone: \(count, "cell is", "cells are") typed and not saved.",
                "没有撤销任何内容：有 \(count) 个单元格已填写但未保存。"
            ),
            remedies: named + more + [
                frame.say(
                    "Save first; that is the last correction then. Or undo without what is typed.",
                    "请先保存（保存的内容将成为最近一次更正），或放弃填写的内容并撤销。"
                )
            ],
            anyway: AnywayForm(
                path,
                [("last", mark)],
                button: frame.say("Undo, and drop what is typed", "撤销，并放弃填写的内容"),
                frame
            )
        )
    }

    private static let limit = 10
}
