package import Wording

/// Where a row stands on its journey.
package enum RowState: String, Sendable, Codable, CaseIterable {
    case planned
    /// The intent is recorded; the request may be in flight.
    case sending
    /// Taken by a batch task.
    case accepted
    /// To be tried again, not before a time.
    case waiting
    /// Final.
    case settled

    /// The state in a sentence.
    package var words: LocalizedText {
        switch self {
        case .planned: LocalizedText(en: "planned", zh: "已计划")
        case .sending: LocalizedText(en: "sending", zh: "发送中")
        case .accepted: LocalizedText(en: "accepted", zh: "已受理")
        case .waiting: LocalizedText(en: "waiting", zh: "等待重试")
        case .settled: LocalizedText(en: "settled", zh: "已完结")
        }
    }
}
