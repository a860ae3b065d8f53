import ContactAPI
import JobModel
import Wording

extension DirectoryError {
    package var chinese: (problem: String, remedy: String) {
        switch self {
        case .throttled(let reset):
            ("目录提示请求过于频繁", "请等待 \(max(1, reset.components.seconds)) 秒，然后运行 `roster resume last`。")
        case .refused(let endpoint, let code, let msg, let logID, _):
            Self.refusal(endpoint, code: code, msg: msg, logID: logID)
        case .noAnswer(_, afterSending: false, let reason):
            ("无法连接目录：\(SystemReason.chinese(reason))", "请检查地址和网络，并确认目录正在运行，然后运行 `roster resume last`。")
        case .noAnswer(let endpoint, afterSending: true, let reason):
            ("请求已发送，但没有应答：\(SystemReason.chinese(reason))（\(endpoint)）", afterSending(endpoint))
        case .unreadable(let endpoint, let status, let reason):
            (
                "应答 \(endpoint) 的不是通讯录接口：\(SystemReason.chinese(reason))（HTTP 状态 \(status)）",
                isFromAnotherServer ? onTheWay : afterSending(endpoint)
            )
        case .doubtful(let endpoint, let doubt):
            ("\(endpoint) 的应答不能证明结果：\(doubt.words.zh)", afterSending(endpoint))
        case .redirected(let endpoint, let status):
            (
                "该地址将 \(endpoint) 指向了别处（HTTP 状态 \(status)）",
                next == .readBack ? onTheWay : "请填写目录自身的地址；Roster 不会向其他地址出示凭证。"
            )
        case .limitTooFar(let endpoint, let seconds):
            (
                "保存的限流状态在\(StoredLimitTooFar.shown(seconds).zh)内不允许发送 \(endpoint)，超过任何限流的时长",
                StoredLimitTooFar.remedy.zh
            )
        case .endlessList(let endpoint): ("\(endpoint) 的分页没有尽头", Self.ofAList)
        case .cutList(let endpoint): ("\(endpoint) 的列表不完整：应答称还有后续，却没有给出分页标记", Self.ofAList)
        case .tooManyCalls(let endpoint, let announced):
            ("读取目录时调用 \(endpoint) 的次数已超过预告次数（\(announced) 次）的两倍", Self.ofAList)
        case .badAddress(let text, let fault): ("“\(text)”\(fault.problemZH)", fault.remedyZH)
        }
    }

    private static let ofAList = "请重新运行命令；若仍如此，请反馈给目录的维护者。"

    private static func refusal(
        _ endpoint: Endpoint,
        code: Int,
        msg: String,
        logID: String?
    ) -> (problem: String, remedy: String) {
        let entry = endpoint.entry(for: code)
        let own = msg.isEmpty || msg == entry?.msg ? "" : "，“\(msg)”"
        let meaning = entry?.meaningZH ?? "本版本的 Roster 不认识该错误码"
        return (
            "\(endpoint) 被拒绝：\(meaning)（错误码 \(code)\(own)，日志 ID \(logID ?? "无")）",
            entry?.remedyZH ?? "请在接口文档中查询该错误码；反馈时请提供日志 ID。"
        )
    }

    private var onTheWay: String {
        "请检查地址以及途中的代理和防火墙，然后运行 `roster resume last`" + (next == .readBack ? "：会先查明该行的结果。" : "。")
    }

    private func afterSending(_ endpoint: Endpoint) -> String {
        next == .readBack
            ? "Roster 会先查询该行的结果，再决定是否发送。" : "请检查地址和网络（\(endpoint)），然后运行 `roster resume last`。"
    }
}

extension DirectoryError.AddressProblem {
    fileprivate var problemZH: String {
        switch self {
        case .unreadable: "不是目录地址"
        case .scheme: "不是以 https:// 开头"
        case .path: "含有路径"
        case .credentials: "含有用户名或密码"
        case .plainText: "会在网络上以明文发送应用密钥"
        }
    }

    fileprivate var remedyZH: String {
        switch self {
        case .unreadable, .scheme: "请填写 `embedded`，或类似 https://open.feishu.cn 的地址。"
        case .path: "请只填写协议和主机，不含 /open-apis，例如 https://open.feishu.cn。"
        case .credentials: "请去掉它们；应用 ID 和密钥由 ROSTER_APP_ID 和 ROSTER_APP_SECRET 提供。"
        case .plainText: "请使用 https://；http:// 仅用于本机上的目录。"
        }
    }
}
