import JobEngine
import JobModel
import JobSession

/// The forms of corrections that meet nothing in the sheet.
enum UnmetWords {
    /// Of a cause of a sheet's problems; `nil` for any other cause.
    static func form(
        _ group: SheetProblems.Group,
        _ corrections: [SheetCorrection],
        _ review: SheetReview,
        _ frame: PageFrame
    ) -> ProblemsPage.UnmetForm? {
        guard let unmet = UnmetCorrections(code: group.code, column: group.column) else { return nil }
        let meant = unmet.chosen(from: corrections, in: review)
        guard !meant.isEmpty else { return nil }
        let count = meant.count
        return ProblemsPage.UnmetForm(
            query: GroupAddress(group).query,
            shown: UnmetCorrections.mark(of: meant),
            first: UnmetCorrections.Action.drop.rawValue,
            firstWords: frame.say("Drop these corrections (\(count))", "删除这些更正（\(count)）"),
            second: UnmetCorrections.Action.keep.rawValue,
            secondWords: frame.say("Keep them aside", "另存备用")
        )
    }

    /// Of those that are kept aside; `nil` for none.
    static func form(_ kept: [SheetCorrection], _ frame: PageFrame) -> ProblemsPage.UnmetForm? {
        guard !kept.isEmpty else { return nil }
        return ProblemsPage.UnmetForm(
            query: "",
            shown: UnmetCorrections.mark(of: kept),
            first: UnmetCorrections.Action.restore.rawValue,
            firstWords: frame.say("Put them back", "恢复这些更正"),
            second: UnmetCorrections.Action.dropKept.rawValue,
            secondWords: frame.say("Drop them", "删除")
        )
    }

    static func refusal(_ frame: PageFrame) -> RefusedForm {
        RefusedForm(
            problem: frame.say(
                "Nothing was done: these corrections are others by now, as another page has changed them.",
                "没有执行任何操作：其他页面已修改这些更正。"
            ),
            remedies: [frame.say("Look at them below, and press the button again.", "请查看下面的更正，再次点击按钮。")]
        )
    }
}
