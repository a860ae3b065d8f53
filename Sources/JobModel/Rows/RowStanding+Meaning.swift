package import Wording

extension RowStanding {
    /// What the way of standing means for the row, for people who meet the word for the first time.
    package var meaning: LocalizedText { outcome?.meaning ?? state.meaning }
}

extension RowState {
    fileprivate var meaning: LocalizedText {
        switch self {
        case .planned: LocalizedText(en: "The run has not come to it yet.", zh: "运行尚未处理到该行。")
        case .sending:
            LocalizedText(en: "It is being sent, and no answer is here yet.", zh: "正在发送，尚未收到应答。")
        case .accepted:
            LocalizedText(
                en: "Sent, and the directory has accepted it; it has not said yet that it is done.",
                zh: "已发送，目录已受理，但尚未告知是否完成。"
            )
        case .waiting:
            LocalizedText(en: "It could not be sent yet, and is sent again after a while.", zh: "暂时未能发送，稍后重新发送。")
        case .settled: LocalizedText(en: "It has ended; its outcome says how.", zh: "该行已有结果。")
        }
    }
}
