package import Wording

/// What a row would do.
package enum Action: String, Sendable, Codable, CaseIterable {
    case create
    case update
    case none
    /// The row is invalid: nothing is decided.
    case undecided

    /// The action in a sentence.
    package var words: LocalizedText {
        switch self {
        case .create: LocalizedText(en: "create", zh: "新建")
        case .update: LocalizedText(en: "update", zh: "更新")
        case .none: LocalizedText(en: "none", zh: "无变化")
        case .undecided: LocalizedText(en: "undecided", zh: "未定")
        }
    }
}
