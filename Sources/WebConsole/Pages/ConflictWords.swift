import Wording

/// What is said where two have changed the same thing.
enum ConflictWords {
    static func problem(_ conflicts: [CellEdit.Conflict], _ header: [String], _ frame: PageFrame) -> RowsPage.Problem {
        let cells = conflicts.prefix(limit).map { conflict in
            let (now, yours) = (CellExcerpt.of(conflict.current, 200), CellExcerpt.of(conflict.refused, 200))
            let column = header[conflict.place]
            return frame.say(
                "Row \(conflict.row), \(column): it is '\(now)' by now; yours was '\(yours)'.",
                "第 \(conflict.row) 行，\(column)：现在是“\(now)”；您填写的是“\(yours)”。"
            )
        }
        let remedy = frame.say(
            "Look at the values below, and correct them again where yours is right.",
            "请查看下面的值；如您的值正确，请重新更正。"
        )
        let count = conflicts.count
        return RowsPage.Problem(
            problem: frame.say(
                count == 1
                    ? "One cell was not corrected: it has been changed elsewhere since this page was made."
                    : "\(count) cells were not corrected: they have been changed elsewhere since this page was made.",
                "有 \(count) 个单元格未更正：在此页面打开之后，它们已在别处被修改。"
            ),
            remedies: cells + [remedy]
        )
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
