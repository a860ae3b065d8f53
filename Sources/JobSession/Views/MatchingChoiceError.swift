package import Wording

/// Why columns cannot be what was chosen.
package enum MatchingChoiceError: ExplainedError, Equatable {
    /// Several columns have names that differ in case or marks alone, which a job reads as one, and are to be different things.
    case sameName(header: String)

    package var explanation: Explanation {
        switch self {
        case .sameName(let header):
            Explanation(
                problem: LocalizedText(
                    en:
                        "Nothing was changed: several columns are called '\(header)' but for case or marks, and only names tell them apart",
                    zh: "没有更改任何内容：有多列的列名与“\(header)”仅大小写或标记不同，仅凭列名无法区分"
                ),
                remedy: LocalizedText(
                    en:
                        "Rename one of them in the sheet, and drop the sheet again; or choose the same for all of them.",
                    zh: "请在表格中修改其中一列的列名后重新上传，或为这些列作相同的选择。"
                )
            )
        }
    }
}
