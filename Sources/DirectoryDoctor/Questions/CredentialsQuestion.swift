import ContactAPI
import DirectoryClient
import JobEngine
import JobModel
import Wording

/// Asks whether the directory is there, and app id and secret are right.
struct CredentialsQuestion {
    let connection: Connection

    private static let question = LocalizedText(
        en: "Is the directory there, and are app id and secret right?",
        zh: "目录是否可达，应用 ID 与密钥是否正确？"
    )

    /// - Throws: `LedgerError`, where the limits cannot be counted: that says nothing of the directory.
    func answer() async throws -> Diagnosis.Answer {
        do {
            try await connection.checkToken()
        } catch let failure as DirectoryFailure {
            return answer(to: failure)
        } catch let error as LedgerError {
            throw error
        } catch {
            return unreachable(LocalizedText(of: error))
        }
        return Diagnosis.Answer(
            "way",
            .well,
            question: Self.question,
            found: LocalizedText(
                en: "\(connection.host) answers and has given \(connection.app) a token",
                zh: "\(connection.host) 可达，已为 \(connection.app) 签发令牌"
            )
        )
    }

    /// What a failure says of the way, whenever it came.
    func answer(to failure: DirectoryFailure) -> Diagnosis.Answer {
        switch failure.error {
        case .refused(_, let code, _, _, _): refused(failure, code: code)
        case .noResponse, .throttled:
            unreachable(failure.problem)
        case .endlessList, .cutList, .tooManyCalls: incomplete(failure)
        case .limitTooFar: blocked(failure)
        case .unreadable, .doubtful, .redirected, .badAddress: stranger(failure)
        }
    }

    private func refused(_ failure: DirectoryFailure, code: Int) -> Diagnosis.Answer {
        let isQuota = failure.error.next == .stopForQuota
        let cause =
            Self.causes[code]
            ?? LocalizedText(
                en: "The directory answered code \(code)",
                zh: "目录返回错误码 \(code)"
            )
        return Diagnosis.Answer(
            "way",
            isQuota || failure.error.next == .sendAgain ? .unreachable : .missing,
            question: Self.question,
            found: failure.problem,
            cause: cause,
            remedy: failure.remedy
        )
    }

    /// By code of the token call.
    private static let causes: [Int: LocalizedText] = [
        10003: LocalizedText(en: "There is no app with this id", zh: "不存在该应用 ID"),
        10005: LocalizedText(en: "The app belongs to another company or directory", zh: "该应用不属于此企业或此目录"),
        10014: LocalizedText(en: "The secret is not this app's, or the app is disabled", zh: "密钥与应用不匹配，或应用已停用"),
        10015: LocalizedText(en: "The secret is not this app's", zh: "密钥与应用不匹配"),
        99_991_401: LocalizedText(en: "The app lets only some IP addresses in", zh: "应用设置了 IP 白名单，本机不在其中"),
        99_991_403: LocalizedText(en: "This month's calls are used up", zh: "本月 API 调用额度已用完"),
        99_991_543: LocalizedText(en: "App id or secret does not exist", zh: "应用 ID 或密钥不存在"),
        99_991_662: LocalizedText(en: "The app is disabled", zh: "应用已停用"),
        99_991_673: LocalizedText(en: "The app is not installed in this company", zh: "应用未安装到该企业"),
    ]

    private func unreachable(_ found: LocalizedText) -> Diagnosis.Answer {
        Diagnosis.Answer(
            "way",
            .unreachable,
            question: Self.question,
            found: found,
            cause: LocalizedText(
                en: "The address is wrong, nothing runs there, or network, proxy or firewall are in between",
                zh: "地址有误、服务未运行，或被网络、代理、防火墙阻断"
            ),
            remedy: LocalizedText(
                en: "Check the address (--directory, ROSTER_DIRECTORY, the job's directory:) and the network.",
                zh: "请检查地址（--directory、ROSTER_DIRECTORY 或任务中的 directory:）和网络。"
            ),
            pageRemedy: LocalizedText(
                en:
                    "Check the network, and whether the directory answers; the person who started this console knows its "
                    + "address.",
                zh: "请检查网络以及目录是否应答；目录的地址可询问启动此控制台的人。"
            )
        )
    }

    private func blocked(_ failure: DirectoryFailure) -> Diagnosis.Answer {
        Diagnosis.Answer(
            "way",
            .unreachable,
            question: Self.question,
            found: failure.problem,
            cause: LocalizedText(en: "The file of stored limits is damaged", zh: "保存限流状态的文件已损坏"),
            remedy: failure.remedy
        )
    }

    private func incomplete(_ failure: DirectoryFailure) -> Diagnosis.Answer {
        Diagnosis.Answer(
            "way",
            .unreachable,
            question: Self.question,
            found: failure.problem,
            cause: LocalizedText(
                en: "The directory's lists cannot be read to their end, so nothing may be concluded from them",
                zh: "目录的列表无法完整读取，因此不能据此得出任何结论"
            ),
            remedy: failure.remedy
        )
    }

    private func stranger(_ failure: DirectoryFailure) -> Diagnosis.Answer {
        Diagnosis.Answer(
            "way",
            .unreachable,
            question: Self.question,
            found: failure.problem,
            cause: LocalizedText(
                en: "Another server, a proxy or a sign-in page answers at this address",
                zh: "该地址上应答的是其他服务、代理或登录页"
            ),
            remedy: LocalizedText(
                en: "Give the directory's own address without /open-apis, such as https://open.feishu.cn.",
                zh: "请填写目录自身的地址，不含 /open-apis，例如 https://open.feishu.cn。"
            ),
            pageRemedy: LocalizedText(
                en: "Ask the person who started this console to start it again with the directory's own address.",
                zh: "请联系启动此控制台的人，以目录自身的地址重新启动。"
            )
        )
    }
}
