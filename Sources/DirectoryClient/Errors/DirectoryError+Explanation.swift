import ContactAPI
import JobModel
package import Wording

extension DirectoryError {
    package var explanation: Explanation {
        switch self {
        case .throttled(let reset):
            Explanation(
                problem: LocalizedText(en: "The directory says requests come too fast", zh: "目录提示请求过于频繁"),
                remedy: LocalizedText(
                    en: "Wait \(max(1, reset.components.seconds)) s, then run `roster resume last`.",
                    zh: "请等待 \(max(1, reset.components.seconds)) 秒，然后运行 `roster resume last`。"
                )
            )
        case .refused(let endpoint, let code, let msg, let logID, _):
            Self.refusal(endpoint, code: code, msg: msg, logID: logID)
        case .noResponse(_, afterSending: false, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "The directory could not be reached: \(reason.words.en)",
                    zh: "无法连接目录：\(reason.words.zh)"
                ),
                remedy: LocalizedText(
                    en:
                        "Check the address and the network, and that the directory runs; then run `roster resume last`.",
                    zh: "请检查地址和网络，并确认目录正在运行，然后运行 `roster resume last`。"
                )
            )
        case .noResponse(let endpoint, afterSending: true, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "The request was sent and no answer came: \(reason.words.en) (\(endpoint))",
                    zh: "请求已发送，但没有应答：\(reason.words.zh)（\(endpoint)）"
                ),
                remedy: afterSending
            )
        case .unreadable(let endpoint, let status, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "What answered \(endpoint) does not speak the contact API: \(reason.words.en) (HTTP status "
                        + "\(status))",
                    zh: "应答 \(endpoint) 的不是通讯录接口：\(reason.words.zh)（HTTP 状态 \(status)）"
                ),
                remedy: isFromAnotherServer ? onTheWay : afterSending
            )
        case .doubtful(let endpoint, let doubt):
            Explanation(
                problem: LocalizedText(
                    en: "The answer to \(endpoint) proves nothing: \(doubt.words.en)",
                    zh: "\(endpoint) 的应答不能证明结果：\(doubt.words.zh)"
                ),
                remedy: afterSending
            )
        case .redirected(let endpoint, let status):
            Explanation(
                problem: LocalizedText(
                    en: "The address answers \(endpoint) by pointing somewhere else (HTTP status \(status))",
                    zh: "该地址将 \(endpoint) 指向了别处（HTTP 状态 \(status)）"
                ),
                remedy: next == .readBack
                    ? onTheWay
                    : LocalizedText(
                        en: "Give the directory's own address; Roster shows its credentials to no other.",
                        zh: "请填写目录自身的地址；Roster 不会向其他地址出示凭证。"
                    )
            )
        case .limitTooFar(let endpoint, let seconds):
            Explanation(
                problem: LocalizedText(
                    en: "The stored limits let no \(endpoint) leave for \(StoredLimitTooFar.shown(seconds).en), longer "
                        + "than any limit lasts",
                    zh: "保存的限流状态在\(StoredLimitTooFar.shown(seconds).zh)内不允许发送 \(endpoint)，超过任何限流的时长"
                ),
                remedy: StoredLimitTooFar.remedy
            )
        case .endlessList(let endpoint):
            Explanation(
                problem: LocalizedText(en: "The pages of \(endpoint) never end", zh: "\(endpoint) 的分页没有尽头"),
                remedy: Self.ofAList
            )
        case .cutList(let endpoint):
            Explanation(
                problem: LocalizedText(
                    en: "The list of \(endpoint) breaks off: the answer says that more follows, and not where",
                    zh: "\(endpoint) 的列表不完整：应答称还有后续，却没有给出分页标记"
                ),
                remedy: Self.ofAList
            )
        case .tooManyCalls(let endpoint, let announced):
            Explanation(
                problem: LocalizedText(
                    en: "Reading the directory takes more than twice the announced number of calls of \(endpoint), "
                        + "\(announced)",
                    zh: "读取目录时调用 \(endpoint) 的次数已超过预告次数（\(announced) 次）的两倍"
                ),
                remedy: Self.ofAList
            )
        case .badAddress(let text, let problem): problem.explanation(of: text)
        }
    }

    private static let ofAList = LocalizedText(
        en: "Run the command again; if it stays, report it to the directory's operator.",
        zh: "请重新运行命令；若仍如此，请反馈给目录的维护者。"
    )

    /// What the code means here; the directory's own words are added where they say more than the documentation.
    private static func refusal(_ endpoint: Endpoint, code: Int, msg: String, logID: String?) -> Explanation {
        let entry = endpoint.entry(for: code)
        let isNews = !msg.isEmpty && msg != entry?.msg
        return Explanation(
            problem: LocalizedText(
                en:
                    "\(endpoint) was refused: \(endpoint.meaning(of: code)) (code \(code)\(isNews ? ", '\(msg)'" : ""), "
                    + "log id \(logID ?? "none"))",
                zh: "\(endpoint) 被拒绝：\(entry?.meaningZH ?? "本版本的 Roster 不认识该错误码")（错误码 \(code)"
                    + "\(isNews ? "，“\(msg)”" : "")，日志 ID \(logID ?? "无")）"
            ),
            remedy: LocalizedText(
                en: endpoint.remedy(for: code),
                zh: entry?.remedyZH ?? "请在接口文档中查询该错误码；反馈时请提供日志 ID。"
            )
        )
    }

    private var onTheWay: LocalizedText {
        let isReadBack = next == .readBack
        return LocalizedText(
            en: "Check the address, and proxy and firewall on the way; then run `roster resume last`"
                + (isReadBack ? ": it reads back first what became of the row." : "."),
            zh: "请检查地址以及途中的代理和防火墙，然后运行 `roster resume last`" + (isReadBack ? "：会先查明该行的结果。" : "。")
        )
    }

    private var afterSending: LocalizedText {
        next == .readBack
            ? LocalizedText(
                en: "Roster reads back what became of the row before it sends anything again.",
                zh: "Roster 会先查询该行的结果，再决定是否发送。"
            )
            : LocalizedText(
                en: "Check the address and the network; then run `roster resume last`.",
                zh: "请检查地址和网络，然后运行 `roster resume last`。"
            )
    }
}

extension DirectoryError.AddressProblem {
    fileprivate func explanation(of text: String) -> Explanation {
        switch self {
        case .unreadable:
            Explanation(
                problem: LocalizedText(en: "'\(text)' is not the address of a directory", zh: "“\(text)”不是目录地址"),
                remedy: Self.examples
            )
        case .scheme:
            Explanation(
                problem: LocalizedText(
                    en: "'\(text)' begins with something other than https://",
                    zh: "“\(text)”不是以 https:// 开头"
                ),
                remedy: Self.examples
            )
        case .path:
            Explanation(
                problem: LocalizedText(en: "'\(text)' has a path", zh: "“\(text)”含有路径"),
                remedy: LocalizedText(
                    en: "Write scheme and host alone, without /open-apis, such as https://open.feishu.cn.",
                    zh: "请只填写协议和主机，不含 /open-apis，例如 https://open.feishu.cn。"
                )
            )
        case .credentials:
            Explanation(
                problem: LocalizedText(en: "'\(text)' carries a name or password", zh: "“\(text)”含有用户名或密码"),
                remedy: LocalizedText(
                    en: "Leave them out; an app id and secret are given by ROSTER_APP_ID and ROSTER_APP_SECRET.",
                    zh: "请去掉它们；应用 ID 和密钥由 ROSTER_APP_ID 和 ROSTER_APP_SECRET 提供。"
                )
            )
        case .plainText:
            Explanation(
                problem: LocalizedText(
                    en: "'\(text)' would send the app's secret unencrypted over the network",
                    zh: "“\(text)”会在网络上以明文发送应用密钥"
                ),
                remedy: LocalizedText(
                    en: "Write https://; plain http:// is for a directory on this machine only.",
                    zh: "请使用 https://；http:// 仅用于本机上的目录。"
                )
            )
        }
    }

    private static let examples = LocalizedText(
        en: "Write `embedded`, or an address such as https://open.feishu.cn.",
        zh: "请填写 `embedded`，或类似 https://open.feishu.cn 的地址。"
    )
}
