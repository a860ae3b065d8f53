import ContactAPI
import JobModel
package import Wording

/// What a code means at the calls that answer it in one sense.
package struct CodeMeaning: Sendable, Equatable {
    package var code: Int
    /// The version and address of every such call; `any call` for the gateway's.
    package var calls: [String]
    package var msg: String
    package var status: Int
    package var meaning: LocalizedText
    package var remedy: LocalizedText
    /// What Roster does with a row that is answered so.
    package var next: LocalizedText

    /// Every sense of a code, in the order of the calls; empty where it is not documented.
    package static func all(of code: Int) -> [CodeMeaning] {
        var meanings: [CodeMeaning] = []
        for (endpoint, entry) in ResponseCode.documented where entry.code == code {
            let call = "\(endpoint.version.rawValue) \(endpoint)"
            if let place = meanings.firstIndex(where: { $0.isSame(as: entry) }) {
                if !meanings[place].calls.contains(call) { meanings[place].calls.append(call) }
            } else {
                meanings.append(CodeMeaning(entry, calls: [call]))
            }
        }
        if let entry = ResponseCode.gateway[code] { meanings.append(CodeMeaning(entry, calls: [anyCall])) }
        return meanings
    }

    /// The meanings of codes whose message, or what it means, says a text; none where many do.
    package static func all(saying text: String) -> [CodeMeaning] {
        func folded(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
        let wanted = folded(text)
        guard wanted.count >= 5 else { return [] }
        let entries = ResponseCode.documented.map { $0.entry } + ResponseCode.gateway.values
        let codes = Set(
            entries.filter { entry in
                [entry.msg, entry.meaning, entry.meaningZH].contains { folded($0).contains(wanted) }
            }.map(\.code)
        )
        guard codes.count <= Self.mostCodes else { return [] }
        return codes.sorted().flatMap { all(of: $0) }.filter { meaning in
            [meaning.msg, meaning.meaning.en, meaning.meaning.zh].contains { folded($0).contains(wanted) }
        }
    }

    /// More codes than these say something too general to be an answer.
    private static let mostCodes = 5

    /// Stands in `calls` for all of them.
    package static let anyCall = "any call"

    private init(_ entry: ResponseCode, calls: [String]) {
        code = entry.code
        self.calls = calls
        msg = entry.msg
        status = entry.status
        meaning = LocalizedText(en: entry.meaning, zh: entry.meaningZH)
        remedy = LocalizedText(en: entry.remedy, zh: entry.remedyZH)
        next = Self.sentence(entry.next)
    }

    private func isSame(as entry: ResponseCode) -> Bool {
        let calls = calls
        return self == CodeMeaning(entry, calls: calls)
    }

    private static func sentence(_ next: NextStep) -> LocalizedText {
        switch next {
        case .waitForLimit:
            LocalizedText(en: "it waits as long as the directory says, and sends again.", zh: "按目录要求等待后重新发送。")
        case .sendAgain:
            LocalizedText(en: "nothing was written, so it sends again after a pause.", zh: "未写入任何内容，稍后重新发送。")
        case .renewToken: LocalizedText(en: "it fetches another token once, and sends again.", zh: "重新获取一次令牌后再发送。")
        case .failRow:
            LocalizedText(
                en: "the row fails; `roster retry` takes it up again once it is corrected.",
                zh: "该行失败；更正后可用 `roster retry` 重试。"
            )
        case .failRowForToday:
            LocalizedText(
                en: "the row fails for today; `roster retry` takes it up tomorrow.",
                zh: "该行今日失败；明天可用 `roster retry` 重试。"
            )
        case .defect:
            LocalizedText(en: "the row was written and lacks something; a retry patches it.", zh: "该行已写入但有缺失；重试时补写。")
        case .readBack:
            LocalizedText(
                en: "it does not know whether the row was written, and reads it back before anything else.",
                zh: "无法确定该行是否已写入，会先查询结果。"
            )
        case .stopForPermission:
            LocalizedText(
                en: "it stops the run: nothing can be done without the permission.",
                zh: "停止运行：没有权限无法继续。"
            )
        case .stopForQuota:
            LocalizedText(
                en: "it stops the run: nothing more can be written under this plan or quota.",
                zh: "停止运行：当前套餐或额度下无法继续写入。"
            )
        case .splitBatch: LocalizedText(en: "it halves the batch and sends again.", zh: "将批次减半后重新发送。")
        }
    }
}
