package import Wording

/// Where a run stands.
package enum RunState: String, Sendable, Codable, CaseIterable {
    /// Its rows are being decided; a run that was killed here is planned again.
    case planning
    /// Every row is decided, and none has been sent.
    case planned
    case running
    /// Something is left to send or to find out.
    case stopped
    /// Every row has ended; the results are not on the disk yet.
    case written
    /// Final.
    case finished

    /// The state in a sentence.
    package var words: LocalizedText {
        switch self {
        case .planning: LocalizedText(en: "planning", zh: "计划中")
        case .planned: LocalizedText(en: "planned", zh: "已计划")
        case .running: LocalizedText(en: "running", zh: "执行中")
        case .stopped: LocalizedText(en: "stopped", zh: "已停止")
        case .written: LocalizedText(en: "written", zh: "已写入")
        case .finished: LocalizedText(en: "finished", zh: "已结束")
        }
    }
}

/// How it was confirmed that a run may write what its plan says.
package enum RunConfirmation: String, Sendable, Codable, CaseIterable {
    /// A person who was asked: at a terminal, or on a page of the console.
    case terminal
    /// `--yes`.
    case option
    /// `--yes`, for a plan file that was looked at before.
    case planFile
    /// The plan writes nothing.
    case notNeeded
    /// An earlier version, which did not record it.
    case unrecorded
}
