import Wording

/// How a page says what a command does.
enum RemedyWay: Sendable {
    /// By a button or a link that it has.
    case button(LocalizedText)
    /// In words: by a clause that bids it, and by a noun.
    case words(clause: LocalizedText, noun: LocalizedText)

    /// In place of ``run `roster …` ``.
    func bid(isFirst: Bool) -> LocalizedText {
        switch self {
        case .button(let name):
            LocalizedText(en: (isFirst ? "Press '" : "press '") + name.en + "'", zh: "点击“" + name.zh + "”")
        case .words(let clause, _):
            LocalizedText(
                en: isFirst ? clause.en.prefix(1).uppercased() + clause.en.dropFirst() : clause.en,
                zh: clause.zh
            )
        }
    }

    /// In place of `roster …` as the subject of a sentence.
    var named: LocalizedText {
        switch self {
        case .button(let name): LocalizedText(en: "'" + name.en + "'", zh: "“" + name.zh + "”")
        case .words(_, let noun): noun
        }
    }

    /// What is done from another page, or later.
    static func later(_ command: Substring) -> RemedyWay {
        switch command {
        case "retry":
            .words(
                clause: LocalizedText(en: "plan the rows again once the run has ended", zh: "在运行结束后重新制定计划"),
                noun: LocalizedText(en: "a new plan of the rows", zh: "新的计划")
            )
        case "resolve":
            .words(
                clause: LocalizedText(en: "find out how the rows ended", zh: "查明各行结果"),
                noun: LocalizedText(en: "finding out how the rows ended", zh: "查明各行结果的步骤")
            )
        case "results":
            .words(
                clause: LocalizedText(en: "look at the results", zh: "查看结果"),
                noun: LocalizedText(en: "the list of results", zh: "结果列表")
            )
        default:
            .words(
                clause: LocalizedText(en: "go on with the run", zh: "继续该运行"),
                noun: LocalizedText(en: "going on with the run", zh: "继续运行")
            )
        }
    }

    /// Of rows that no page corrects: the file in which they are corrected is planned.
    static let fromFile = RemedyWay.words(
        clause: LocalizedText(en: "plan the rows again from failed.csv", zh: "用 failed.csv 重新制定计划"),
        noun: LocalizedText(en: "a new plan of failed.csv", zh: "用 failed.csv 制定的新计划")
    )

    /// Of rows that are left out on the pages of their sheet, and in no plan.
    static let takenBack = RemedyWay.words(
        clause: LocalizedText(
            en: "take the row back on the page Problems of the sheet, and plan it again then",
            zh: "在表格的“问题”页面恢复该行，然后重新制定计划"
        ),
        noun: LocalizedText(
            en: "a new plan of the row, once it is taken back on the page Problems of the sheet,",
            zh: "在表格的“问题”页面恢复该行后制定的新计划"
        )
    )

    /// Of a plan that nobody has released: its rows are planned again with all others.
    static func planning(_ command: Substring) -> RemedyWay {
        guard command == "retry" else { return later(command) }
        return .words(
            clause: LocalizedText(en: "make a new plan", zh: "重新制定计划"),
            noun: LocalizedText(en: "a new plan", zh: "新的计划")
        )
    }
}
