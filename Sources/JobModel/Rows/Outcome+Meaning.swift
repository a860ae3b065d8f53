package import Wording

extension Outcome {
    /// What the outcome means for the row, for people who meet the word for the first time.
    package var meaning: LocalizedText {
        switch self {
        case .created: LocalizedText(en: "The directory did not have it, and has it now.", zh: "目录中原来没有，现已新建。")
        case .updated: LocalizedText(en: "The directory had it, and has the new values now.", zh: "目录中已有，现已改为新值。")
        case .unchanged:
            LocalizedText(en: "The directory had it as the sheet says; nothing was sent.", zh: "目录与表格一致，未发送任何内容。")
        case .defective:
            LocalizedText(
                en: "Written, but not the whole of it; its problem says what is missing.",
                zh: "已写入，但有一部分未写入，见其问题说明。"
            )
        case .failed:
            LocalizedText(
                en: "Not written: the directory refused it, or is no longer as it was when the plan was made.",
                zh: "未写入：目录拒绝了该行，或目录在制定计划后已有变化。"
            )
        case .invalid:
            LocalizedText(en: "Not sent: something in the row has to be corrected first.", zh: "未发送：须先更正该行。")
        case .unknown:
            LocalizedText(
                en: "Sent, and no answer came: the row may have been written or not.",
                zh: "已发送但没有收到应答：可能已写入，也可能没有。"
            )
        case .notAttempted:
            LocalizedText(
                en: "Not sent: the run ended before it, or a row that it needs did not succeed.",
                zh: "未发送：运行在此之前结束，或其依赖的行未成功。"
            )
        }
    }
}
