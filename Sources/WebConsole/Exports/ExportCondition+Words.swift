import JobModel
import Wording

/// What people of an export must have, in the words in which the form asks for it.
extension ExportCondition {
    var wordsOnPage: LocalizedText {
        let (en, zh) = (FieldTitle.english(field), FieldTitle.chinese(field))
        guard values != [""] else {
            let relation = isNegated ? ExportConditions.Relation.filled.words : ExportConditions.Relation.empty.words
            return LocalizedText(en: "\(en) \(relation.en)", zh: "\(zh)\(relation.zh)")
        }
        let said = values.map(words)
        guard said.count != 1 else {
            return LocalizedText(
                en: "\(en) \(isNegated ? "is not" : "is") \(said[0].en)",
                zh: "\(zh)\(isNegated ? "不是" : "是")\(said[0].zh)"
            )
        }
        let relation = isNegated ? ExportConditions.Relation.notAmong.words : ExportConditions.Relation.among.words
        return LocalizedText(
            en: "\(en) \(relation.en) \(said.map(\.en).joined(separator: ", "))",
            zh: "\(zh)\(relation.zh)：\(said.map(\.zh).joined(separator: "、"))"
        )
    }

    private func words(of value: String) -> LocalizedText {
        if value.isEmpty { return LocalizedText(en: "(empty)", zh: "（空）") }
        guard ExportDateRange(value) != nil else { return ExportConditions.said(value, of: field) }
        let days = value.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
        let (first, last) = (days[0], days[days.count - 1])
        if last.isEmpty { return LocalizedText(en: "\(first) or later", zh: "\(first) 或之后") }
        if first.isEmpty { return LocalizedText(en: "\(last) or earlier", zh: "\(last) 或之前") }
        return LocalizedText(en: "\(first) to \(last)", zh: "\(first) 至 \(last)")
    }
}
