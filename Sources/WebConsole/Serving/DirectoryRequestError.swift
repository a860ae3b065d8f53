import Wording

/// Why the console leaves a directory alone.
enum DirectoryRequestError: ExplainedError, Equatable {
    case readOnly
    case notEmbedded

    var explanation: Explanation {
        switch self {
        case .readOnly:
            Explanation(
                problem: LocalizedText(
                    en: "This console was started with --read-only, and changes nothing",
                    zh: "此控制台以 --read-only 启动，不做任何更改"
                ),
                remedy: LocalizedText(
                    en: "Start a console without --read-only to do this.",
                    zh: "如需执行，请启动不带 --read-only 的控制台。"
                )
            )
        case .notEmbedded:
            Explanation(
                problem: LocalizedText(
                    en: "Only the embedded directory has a clock that can be moved, and faults that can be switched",
                    zh: "只有内置目录可以拨快时钟、切换故障"
                ),
                remedy: LocalizedText(
                    en: "Start the console with --directory embedded to try what happens later.",
                    zh: "如需演练之后的情形，请用 --directory embedded 启动控制台。"
                )
            )
        }
    }
}
