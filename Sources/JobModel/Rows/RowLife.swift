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
        case .invalid: LocalizedText(en: "invalid", zh: "有误未发送")
        case .unknown: LocalizedText(en: "unknown", zh: "结果未知")
        case .notAttempted: LocalizedText(en: "not attempted", zh: "未尝试")
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

/// Which way a row is written.
package enum WriteMethod: String, Sendable, Codable, CaseIterable {
    /// v3 create or patch.
    case single
    /// v2 `batch_add`.
    case batch
    /// v2 `batch_add`, then a v3 patch of what the batch cannot hold.
    case batchThenPatch

    /// The way in a sentence.
    package var words: LocalizedText {
        switch self {
        case .single: LocalizedText(en: "single", zh: "逐个写入")
        case .batch: LocalizedText(en: "batch", zh: "分批写入")
        case .batchThenPatch: LocalizedText(en: "batchThenPatch", zh: "分批写入后补写")
        }
    }
}

/// One field of an update, as people read it.
package struct FieldChange: Sendable, Codable, Equatable {
    package var field: String
    package var old: String?
    package var new: String?

    package init(field: String, old: String?, new: String?) {
        self.field = field
        self.old = old
        self.new = new
    }
}
