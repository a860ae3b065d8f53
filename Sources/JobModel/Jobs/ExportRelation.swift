package import Wording

/// What a condition of an export demands of a field.
package enum ExportRelation: String, Sendable, CaseIterable {
    case among
    case notAmong = "not"
    case empty
    case filled

    package var hasValues: Bool { self == .among || self == .notAmong }

    package var words: LocalizedText {
        switch self {
        case .among: LocalizedText(en: "is one of", zh: "是以下之一")
        case .notAmong: LocalizedText(en: "is none of", zh: "不是以下任何一个")
        case .empty: LocalizedText(en: "is empty", zh: "为空")
        case .filled: LocalizedText(en: "is filled in", zh: "已填写")
        }
    }
}
