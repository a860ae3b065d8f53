package import Wording

/// Why the faults of the embedded directory were not switched.
package enum EmbeddedFaultError: ExplainedError, Equatable {
    /// The server that has the directory does not let this user steer it.
    case refused(String)

    package var explanation: Explanation {
        switch self {
        case .refused(let reason):
            Explanation(
                problem: LocalizedText(
                    en: "The server that has the embedded directory refuses the switch: \(reason)",
                    zh: "正在使用内置目录的服务拒绝了切换：\(reason)"
                ),
                remedy: LocalizedText(
                    en: "Stop that server, and switch again.",
                    zh: "请停止该服务后重试。"
                )
            )
        }
    }
}
