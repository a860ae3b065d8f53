package import JobEngine
import JobModel
package import Wording

/// What was tried for a row, in both languages, for any face.
package struct RowLogSentences: Sendable {
    private let log: RowLog

    package init(_ log: RowLog) { self.log = log }

    /// Which row it is, what it would do, and how it stands.
    package var heading: LocalizedText {
        let state = [log.state, log.outcome].compactMap(\.self).joined(separator: ", ")
        let stateZH = [
            RowState(rawValue: log.state)?.words.zh ?? log.state,
            log.outcome.map { Outcome(rawValue: $0)?.words.zh ?? $0 },
        ].compactMap(\.self).joined(separator: "，")
        let actionZH = Action(rawValue: log.action)?.words.zh ?? log.action
        let wayZH = WriteMethod(rawValue: log.way)?.words.zh ?? log.way
        return LocalizedText(
            en:
                "\(log.run) \(log.step), row \(log.row) (line \(log.line)) \(log.matchKey): \(log.action) by \(log.way), \(state)",
            zh:
                "\(log.run) \(log.step) 第 \(log.row) 行（文件行 \(log.line)）\(log.matchKey)：\(actionZH)，\(wayZH)，\(stateZH)"
        )
    }

    /// That nothing was tried.
    package static let untried = LocalizedText(en: "No request was made for it.", zh: "没有为该行发送过请求。")

    /// A request: when, where to, what came back, and by what both are found again; empty where there is nothing.
    package static func cells(of attempt: RowLog.Try) -> [LocalizedText] {
        let plain = { (text: String) in LocalizedText(en: text, zh: text) }
        return [
            plain(attempt.at), plain(attempt.endpoint),
            attempt.status.map { plain("HTTP \($0)") } ?? LocalizedText(en: "no answer", zh: "无应答"),
            attempt.code.map { LocalizedText(en: "code \($0)", zh: "错误码 \($0)") } ?? plain(""),
            attempt.logID.map { LocalizedText(en: "log id \($0)", zh: "日志 ID \($0)") } ?? plain(""),
            attempt.token.map { LocalizedText(en: "token \($0)", zh: "令牌 \($0)") } ?? plain(""),
        ]
    }
}
