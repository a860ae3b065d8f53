import ContactAPI
package import Wording

/// What people of an export must have, in the words in which people speak of it.
extension ExportCondition {
    package var words: LocalizedText { words { _ in nil } }

    /// The same with a note behind values, in brackets.
    ///
    /// - Parameter note: Of a value as the condition has it; `nil` for none.
    /// - Returns: The field, the relation and the values.
    package func words(noting note: (String) -> String?) -> LocalizedText {
        let (en, zh) = title
        guard values != [""] else {
            let relation = isNegated ? ExportRelation.filled.words : ExportRelation.empty.words
            return LocalizedText(en: "\(en) \(relation.en)", zh: "\(zh)\(relation.zh)")
        }
        let said = values.map { value in
            let words = words(of: value)
            guard let note = note(value) else { return words }
            return LocalizedText(en: "\(words.en) (\(note))", zh: "\(words.zh)（\(note)）")
        }
        guard said.count != 1 else {
            return LocalizedText(
                en: "\(en) \(isNegated ? "is not" : "is") \(said[0].en)",
                zh: "\(zh)\(isNegated ? "不是" : "是")\(said[0].zh)"
            )
        }
        let relation = isNegated ? ExportRelation.notAmong.words : ExportRelation.among.words
        return LocalizedText(
            en: "\(en) \(relation.en) \(said.map(\.en).joined(separator: ", "))",
            zh: "\(zh)\(relation.zh)：\(said.map(\.zh).joined(separator: "、"))"
        )
    }

    private var title: (en: String, zh: String) {
        let only = ReadOnlyField<User>.all.first { $0.name == field }
        return (only?.english ?? FieldTitle.english(field), only?.chinese ?? FieldTitle.chinese(field))
    }

    private func words(of value: String) -> LocalizedText {
        if value.isEmpty { return LocalizedText(en: "(empty)", zh: "（空）") }
        guard ExportDateRange(value) != nil else { return ConditionWord.said(value, of: field) }
        let days = value.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
        let (first, last) = (days[0], days[days.count - 1])
        if last.isEmpty { return LocalizedText(en: "\(first) or later", zh: "\(first) 或之后") }
        if first.isEmpty { return LocalizedText(en: "\(last) or earlier", zh: "\(last) 或之前") }
        return LocalizedText(en: "\(first) to \(last)", zh: "\(first) 至 \(last)")
    }
}
