package import Wording

/// How a settled row ended.
package enum Outcome: String, Sendable, Codable, CaseIterable {
    case created
    case updated
    case unchanged
    /// Done with a defect.
    case defective
    case failed
    /// Never sent.
    case invalid
    /// Sent and not yet proven.
    case unknown
    case notAttempted

    /// The outcome in a sentence.
    package var words: LocalizedText {
        switch self {
        case .created: LocalizedText(en: "created", zh: "新建")
        case .updated: LocalizedText(en: "updated", zh: "更新")
        case .unchanged: LocalizedText(en: "unchanged", zh: "无变化")
        case .defective: LocalizedText(en: "defective", zh: "部分完成")
        case .failed: LocalizedText(en: "failed", zh: "失败")
        case .invalid: LocalizedText(en: "invalid", zh: "有误")
        case .unknown: LocalizedText(en: "unknown", zh: "结果未知")
        case .notAttempted: LocalizedText(en: "not attempted", zh: "未尝试")
        }
    }

    /// Whether the row was written or tried, and its end is known: what the failures of a run are a share of.
    package var isTried: Bool {
        switch self {
        case .created, .updated, .defective, .failed: true
        case .unchanged, .invalid, .unknown, .notAttempted: false
        }
    }

    /// Whether the row succeeded, so that a retry leaves it alone.
    package var isSuccess: Bool {
        switch self {
        case .created, .updated, .unchanged: true
        case .defective, .failed, .invalid, .unknown, .notAttempted: false
        }
    }
}
