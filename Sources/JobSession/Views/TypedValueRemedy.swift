import JobModel
import Wording

/// What to do about a value that is typed for all rows: it stands in no cell, and no rows are shown beside it.
enum TypedValueRemedy {
    static func of(_ finding: Finding) -> LocalizedText {
        let remedy = finding.pageRemedy ?? finding.remedy
        return LocalizedText(en: english(remedy.en), zh: chinese(remedy.zh))
    }

    private static func english(_ text: String) -> String {
        var text = text.replacing(/Correct the cells? here: (\w)/) { $0.1.uppercased() }
        // Only a cell can be said to be right as it stands.
        text = text.replacing(/[;.] [Ii]f [^.;]*, say so below the rows/, with: "")
        for (cell, value) in englishWords { text = text.replacing(cell, with: value) }
        return text
    }

    private static func chinese(_ text: String) -> String {
        var text = text.replacing("请在此处更正单元格：", with: "请")
        text = text.replacing(/[；。]若[^；。]*，请在行的下方确认/, with: "")
        for (cell, value) in chineseWords { text = text.replacing(cell, with: value) }
        return text
    }

    private static let englishWords = [
        ("Empty the cells:", "Leave it empty:"), ("Empty the cell:", "Leave it empty:"),
        ("Empty the cell if nothing is meant:", "Leave it empty if nothing is meant:"),
        ("empty the cell:", "leave it empty:"),
        ("Export the sheet again as CSV UTF-8, or correct the cell", "Write it again"),
        ("Give each person a row", "Write one name"),
        ("Write the value in every row", "Write the value itself"),
    ]

    private static let chineseWords = [
        ("清空单元格（空单元格不改变原值）", "留空（留空不改变原值）"),
        ("请清空单元格：空单元格不改变原值", "请留空：留空不改变原值"),
        ("请重新导出为 CSV UTF-8，或更正单元格", "请重新填写"), ("请每人一行", "请只填写一个姓名"),
        ("请在每一行填写完整的值", "请填写完整的值"),
    ]
}
