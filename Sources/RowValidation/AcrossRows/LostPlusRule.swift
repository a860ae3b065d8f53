import ContactAPI
import JobModel
import Wording

/// Finds numbers from abroad that have lost their `+` in a spreadsheet: `14155550123` would be read as a number of the
/// job's region, and the directory has `+14155550123`.
enum LostPlusRule {
    static func findings(_ person: PersonDraft, existing: User?) -> [Finding] {
        guard let new = person.values.mobile, let old = existing?.mobile, new != old, old.hasPrefix("+"),
            new.hasPrefix("+"), new.utf8.count > old.utf8.count, new.hasSuffix(old.dropFirst())
        else { return [] }
        return [
            Finding(
                code: "damage.lostPlus",
                column: "mobile",
                value: new,
                problem: LocalizedText(
                    en: "the number would become \(new), and the directory has \(old): it has lost its +",
                    zh: "号码将变为 \(new)，而目录中为 \(old)：丢失了 + 号"
                ),
                remedy: LocalizedText(
                    en: "Write \(old) with the column formatted as text.",
                    zh: "请将该列设为文本格式并填写 \(old)。"
                ),
                pageRemedy: LocalizedText(
                    en: "Correct the cell here: write \(old).",
                    zh: "请在此处更正单元格：填写 \(old)。"
                )
            )
        ]
    }
}
