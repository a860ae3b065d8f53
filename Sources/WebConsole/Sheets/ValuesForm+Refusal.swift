import Foundation
import JobModel
import JobSession
import Wording

/// What the page of values says of a form that was not taken, or not as a whole.
extension ValuesForm {
    /// What it says, with a form for choosing all the same; `nil` where all was taken.
    func refusal(
        _ outcome: Outcome,
        _ matching: ValueMatching,
        of sheet: StoredSheet,
        _ frame: PageFrame
    ) -> RefusedForm? {
        if !outcome.conflicts.isEmpty { return refusal(outcome.conflicts, matching, of: sheet, frame) }
        guard !outcome.unknown.isEmpty, let column = column(in: matching) else { return nil }
        return unknown(outcome.unknown, column, of: sheet, frame)
    }

    /// Values that were to become something that the directory does not have, and that no run can make.
    private func unknown(
        _ values: [Conflict],
        _ column: ValueMatching.Column,
        of sheet: StoredSheet,
        _ frame: PageFrame
    ) -> RefusedForm {
        var words = values.prefix(Self.listed).map { value in
            let (text, yours) = (CellExcerpt.of(value.text, 60), CellExcerpt.of(value.yours, 60))
            return frame.say("\(text): there is no '\(yours)'.", "\(text)：没有“\(yours)”。")
        }
        let options = (column.options ?? []).prefix(Self.listed).map { CellExcerpt.of($0, 60) }
        let more = (column.options ?? []).count - options.count
        if !options.isEmpty {
            words.append(
                frame.say(
                    "It can be: \(options.joined(separator: ", "))" + (more > 0 ? ", and \(more) more." : "."),
                    "可以是：\(options.joined(separator: "、"))" + (more > 0 ? "，另有 \(more) 个。" : "。")
                )
            )
        }
        return RefusedForm(
            problem: frame.say(
                "\(values.count, "value was", "values were") not saved: the directory does not have what \(values.count == 1 ? "it" : "they") should become.",
                "有 \(values.count) 个取值未保存：目录中没有所填写的名称。"
            ),
            remedies: words,
            anyway: anyway(
                values,
                field: column.field,
                of: sheet,
                button: frame.say("Save it all the same", "仍然保存"),
                frame
            )
        )
    }

    private func anyway(
        _ values: [Conflict],
        field: String,
        of sheet: StoredSheet,
        button: String,
        _ frame: PageFrame
    ) -> AnywayForm {
        var fields = [("column", header), ("anyway", "yes"), ("field", field), ("from", String(from))]
        for value in values {
            fields.append(("v" + value.text, value.yours))
            fields.append(("s" + CellEdit.mark(of: value.text), value.now))
        }
        return AnywayForm("/sheets/\(sheet.id)/values", fields, button: button, frame)
    }

    private static let listed = 20

    private func refusal(
        _ conflicts: [Conflict],
        _ matching: ValueMatching,
        of sheet: StoredSheet,
        _ frame: PageFrame
    ) -> RefusedForm {
        let column = column(in: matching)
        var words = conflicts.prefix(Self.listed).map { conflict in
            let (text, yours) = (CellExcerpt.of(conflict.text, 60), CellExcerpt.of(conflict.yours, 60))
            let now = CellExcerpt.of(conflict.now.isEmpty ? conflict.text : conflict.now, 60)
            return frame.say(
                "\(text): it becomes '\(now)' by now; yours was '\(yours)'.",
                "\(text)：现在改为“\(now)”；您填写的是“\(yours)”。"
            )
        }
        if column == nil {
            words.append(
                frame.say(
                    "The column '\(header)' refers to nothing by now, or is not in the sheet as it is read now.",
                    "列“\(header)”现在不再引用其他内容，或按现在的读取方式表格中没有该列。"
                )
            )
        } else if !isAbout(column), let column {
            let field = frame.title(of: column.field, matching.step.subject)
            words.append(
                frame.say(
                    "The column '\(header)' is another field by now: \(field).",
                    "列“\(header)”现在对应其他字段：\(field)。"
                )
            )
        }
        let problem = frame.say(
            "\(conflicts.count, "value was", "values were") not set: another page has changed the values or their column since this one was made.",
            "有 \(conflicts.count) 个取值未保存：在此页面打开之后，其他页面已修改它们或它们所在的列。"
        )
        let button = frame.say("Set mine all the same", "仍然使用我的值")
        return RefusedForm(
            problem: problem,
            remedies: words,
            anyway: column.map { anyway(conflicts, field: $0.field, of: sheet, button: button, frame) }
        )
    }
}
