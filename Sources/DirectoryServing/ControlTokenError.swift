package import Wording

/// Why the token of the control calls cannot be taken.
package enum ControlTokenError: Error {
    /// It stands among the arguments.
    case shown
    case unreadable(path: String, reason: LocalizedText)

    package var words: LocalizedText {
        switch self {
        case .shown:
            LocalizedText(
                en: "--control-token shows the token to every user of this machine; give it by --control-token-file or "
                    + "ROSTER_CONTROL_TOKEN.",
                zh: "--control-token 会让本机所有用户看到令牌；请使用 --control-token-file 或 ROSTER_CONTROL_TOKEN。"
            )
        case .unreadable(let path, let reason):
            LocalizedText(
                en: "The control token could not be read from \(path): \(reason.en).",
                zh: "无法从 \(path) 读取控制令牌：\(reason.zh)。"
            )
        }
    }
}
