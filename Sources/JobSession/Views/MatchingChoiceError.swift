package import Wording

/// Why columns cannot be what was chosen.
package enum MatchingChoiceError: ExplainedError, Equatable {
    /// Several columns have one name, by which a job knows them, and are to be different things.
    case sameName(header: String)

    package var explanation: Explanation {
        switch self {
        case .sameName(let header):
            Explanation(
                problem: LocalizedText(
                    en:
                        "Nothing was changed: several columns are called '\(header)', and only names tell them apart",
                    zh: "没有更改任何内容：有多列的列名都是“\(header)”，仅凭列名无法区分"
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
