import JobEngine
import Wording

/// What is said where two pages have changed the same thing, with a form for doing it all the same.
struct ConflictWords {
    let conflicts: [EditOutcome.Conflict]
    let checked: SheetReviews.Checked
    let frame: PageFrame

    private var header: [String] { checked.review.header }

    /// What the page says of the conflicts of a form that was sent to this path.
    ///
    /// `isOtherReading` where the reader's page shows the sheet as it was read before.
    func refusal(_ path: String, isOtherReading: Bool) -> RefusedForm {
        var words = conflicts.prefix(Self.limit).map(sentence)
        if conflicts.count > Self.limit {
            let more = conflicts.count - Self.limit
            words.append(frame.say("and \(more) more", "另有 \(more) 处"))
        }
        let fields = conflicts.compactMap(field)
        words.append(
            fields.isEmpty
                ? frame.say("Look at the rows below, and correct them there.", "请查看下面的行，并在其中更正。")
                : frame.say(
                    "Nothing was changed there. Leave it as it is, or set yours all the same.",
                    "这些内容没有改动。可以保持现状，或仍然使用您的值。"
                )
        )
        var refusal = RefusedForm(
            problem: isOtherReading ? otherReading : changedElsewhere,
            remedies: words,
            anyway: fields.isEmpty
                ? nil
                : AnywayForm(
                    path,
                    [("reading", checked.reading)] + fields,
                    button: frame.say("Set mine all the same (\(fields.count))", "仍然使用我的值（\(fields.count)）"),
                    frame
                )
        )
        for conflict in conflicts {
            guard case .cell(let place, _, _) = conflict.kind else { continue }
            refusal.cells.insert(RefusedForm.Place(row: conflict.row, column: place))
        }
        return refusal
    }

    private var changedElsewhere: String {
        let count = conflicts.count
        return frame.say(
            count == 1
                ? "One change was not made: it meets what another page has changed since this one was made."
                : "\(count) changes were not made: they meet what other pages have changed since this one was made.",
            "有 \(count) 处未更改：在此页面打开之后，它们已在别处被修改。"
        )
    }

    private var otherReading: String {
        frame.say(
            "Nothing was corrected: the sheet has been read in another way since this page was made.",
            "没有更正任何内容：在此页面打开之后，表格已改用其他方式读取。"
        )
    }

    private func sentence(_ conflict: EditOutcome.Conflict) -> String {
        let row = conflict.row
        switch conflict.kind {
        case .cell(let place, let current, let refused):
            let (now, yours) = (CellExcerpt.of(current, 200), CellExcerpt.of(refused, 200))
            let column = CellExcerpt.of(header[place], 60)
            return frame.say(
                "Row \(row), \(column): it is '\(now)' by now; yours was '\(yours)'.",
                "第 \(row) 行，\(column)：现在是“\(now)”；您填写的是“\(yours)”。"
            )
        case .leaving(let isTakenBack, let current):
            let now = CellExcerpt.of(current.filter { !$0.isEmpty }.joined(separator: " · "), 200)
            return isTakenBack
                ? frame.say(
                    "Row \(row) was to be taken back, and has other cells by now: \(now).",
                    "第 \(row) 行要恢复，但其单元格已有变化：\(now)。"
                )
                : frame.say(
                    "Row \(row) was to be left out, and has other cells by now: \(now).",
                    "第 \(row) 行要跳过，但其单元格已有变化：\(now)。"
                )
        case .nowhere(let refused?):
            let yours = CellExcerpt.of(refused, 200)
            return frame.say(
                "Row \(row): the sheet has no such row or column as it is read now; yours was '\(yours)'.",
                "第 \(row) 行：按现在的读取方式，表格中没有该行或该列；您填写的是“\(yours)”。"
            )
        case .nowhere(nil):
            return frame.say(
                "Row \(row): the sheet has no such row as it is read now.",
                "第 \(row) 行：按现在的读取方式，表格中没有该行。"
            )
        }
    }

    private func field(_ conflict: EditOutcome.Conflict) -> (String, String)? {
        switch conflict.kind {
        case .cell(let place, let current, let refused):
            (CellEdit.name(row: conflict.row, place: place, value: current), refused)
        case .leaving(let isTakenBack, let current):
            (isTakenBack ? "take" : "leave", CellEdit.value(row: conflict.row, cells: current))
        case .nowhere: nil
        }
    }

    static let newerCorrections = Explanation(
        problem: LocalizedText(
            en: "Nothing was undone: other corrections have been made since this page was made",
            zh: "没有撤销任何内容：在此页面打开之后已有其他更正"
        ),
        remedy: LocalizedText(en: "Go back, load the page again, and look at them.", zh: "请返回并重新加载页面后查看。")
    )

    private static let limit = 20
}
