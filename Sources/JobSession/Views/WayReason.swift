import JobEngine
import JobModel
import Wording

/// Why rows are written in one way and not in another, as a plan has counted them: `single: a batch cannot hold job_title`.
struct WayReason: Sendable {
    /// As the plan spells it.
    let way: String
    private let reason: Substring

    /// - Parameter text: As the plan has it.
    init(_ text: String) {
        let parts = text.split(separator: ": ", maxSplits: 1)
        way = parts.first.map(String.init) ?? text
        reason = parts.count > 1 ? parts[1] : ""
    }

    /// For people who know no names on the wire: `created one by one`, `, because a batch call cannot carry the job title`.
    var words: (way: LocalizedText, because: LocalizedText) {
        let method = WriteMethod(rawValue: way)
        let because: LocalizedText
        if let fields = fields(after: WayReasonStart.notHeld) {
            because = LocalizedText(
                en: ", because a batch call cannot carry \(fields.en)",
                zh: "，因为批量接口不支持\(fields.zh)"
            )
        } else if let fields = fields(after: WayReasonStart.patched) {
            because = LocalizedText(en: ": \(fields.en)", zh: "：\(fields.zh)")
        } else if method == .single {
            because = LocalizedText(en: ", as the job says", zh: "，按任务设置")
        } else {
            because = LocalizedText(en: "", zh: "")
        }
        return (Self.words(way), because)
    }

    /// In which way rows are created: a plan counts no other rows by their way.
    static func words(_ way: String) -> LocalizedText {
        switch WriteMethod(rawValue: way) {
        case .single: LocalizedText(en: "created one by one", zh: "逐个新建")
        case .batch: LocalizedText(en: "created in batches", zh: "分批新建")
        case .batchThenPatch:
            LocalizedText(
                en: "created in batches, with the rest of their fields one by one afterwards",
                zh: "分批新建，其余字段随后逐个补写"
            )
        case nil: LocalizedText(en: "created in another way", zh: "以其他方式新建")
        }
    }

    /// In which way rows are updated, whatever the plan creates.
    static let ofUpdates = LocalizedText(en: "updated one by one", zh: "逐个更新")

    private func fields(after start: String) -> LocalizedText? {
        guard reason.hasPrefix(start) else { return nil }
        let names = reason.dropFirst(start.count).split(separator: ", ").map(String.init)
        let titles = names.map(Self.title)
        let list =
            titles.count > 1
            ? titles.dropLast().joined(separator: ", ") + " and " + (titles.last ?? "") : titles.joined()
        return LocalizedText(en: list, zh: FieldTitle.chinese(names))
    }

    /// `the job title` of `job_title`.
    private static func title(_ field: String) -> String {
        if field == "custom_attrs" { return "custom attributes of this kind" }
        return PersonField(rawValue: field) == nil ? field : "the " + FieldTitle.englishInSentence(field)
    }
}
