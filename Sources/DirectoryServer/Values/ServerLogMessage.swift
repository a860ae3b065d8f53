/// What the server logs: constant, with its particulars as metadata.
package enum ServerLogMessage: String, Sendable {
    case callFailed = "A call failed"
    case callsUnlogged = "The log of calls cannot be written"
    case taskFailed = "A batch task could not be worked on"

    package var words: ServerText {
        switch self {
        case .callFailed: ServerText(en: rawValue, zh: "一次调用失败")
        case .callsUnlogged: ServerText(en: rawValue, zh: "无法写入调用日志")
        case .taskFailed: ServerText(en: rawValue, zh: "批量任务无法执行")
        }
    }
}
