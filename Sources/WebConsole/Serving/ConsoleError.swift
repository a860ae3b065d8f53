package import Wording

/// Why a console cannot be opened.
package enum ConsoleError: ExplainedError, Equatable {
    case cannotListen(port: Int, reason: String)

    package var explanation: Explanation {
        switch self {
        case .cannotListen(let port, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "the console cannot listen on port \(port) of 127.0.0.1: \(reason)",
                    zh: "控制台无法监听 127.0.0.1 的端口 \(port)：\(reason)"
                ),
                remedy: LocalizedText(
                    en: "Give another --port, or none for a free one.",
                    zh: "请用 --port 指定其他端口，或不指定以使用空闲端口。"
                )
            )
        }
    }
}
