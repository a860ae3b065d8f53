import JobEngine
import JobModel
import JobSession
import Wording

/// What was tried for a row, as people read it.
struct RowLogView {
    let log: RowLog
    let language: Language

    func lines() -> [String] {
        var lines = [heading]
        if let problem = log.problem {
            lines.append("  " + [log.code, problem].compactMap(\.self).joined(separator: ": "))
        }
        if let remedy = log.remedy { lines.append("  " + remedy) }
        let ids = [log.userID, log.openID, log.departmentID].compactMap(\.self)
        if !ids.isEmpty { lines.append("  " + ids.joined(separator: " ")) }
        guard !log.attempts.isEmpty else {
            return lines + ["  " + language.words(LocalizedText(en: "No request was made for it.", zh: "没有为该行发送过请求。"))]
        }
        return lines + Table(rows: log.attempts.map(cells)).lines().map { "  " + $0 }
    }

    private var heading: String {
        let state = [log.state, log.outcome].compactMap(\.self).joined(separator: ", ")
        let stateZH = [
            RowState(rawValue: log.state)?.words.zh ?? log.state,
            log.outcome.map { Outcome(rawValue: $0)?.words.zh ?? $0 },
        ].compactMap(\.self).joined(separator: "，")
        let actionZH = Action(rawValue: log.action)?.words.zh ?? log.action
        let wayZH = WriteMethod(rawValue: log.way)?.words.zh ?? log.way
        return language.words(
            LocalizedText(
                en:
                    "\(log.run) \(log.step), row \(log.row) (line \(log.line)) \(log.matchKey): \(log.action) by \(log.way), \(state)",
                zh:
                    "\(log.run) \(log.step) 第 \(log.row) 行（文件行 \(log.line)）\(log.matchKey)：\(actionZH)，\(wayZH)，\(stateZH)"
            )
        )
    }

    private func cells(of attempt: RowLog.Try) -> [String] {
        let noAnswer = language.words(LocalizedText(en: "no answer", zh: "无应答"))
        return [
            attempt.at, attempt.endpoint, attempt.status.map { "HTTP \($0)" } ?? noAnswer,
            attempt.code.map { said("code", "错误码") + " \($0)" } ?? "",
            attempt.logID.map { said("log id", "日志 ID") + " \($0)" } ?? "",
            attempt.token.map { said("token", "令牌") + " \($0)" } ?? "",
        ]
    }

    private func said(_ en: String, _ zh: String) -> String { language.words(LocalizedText(en: en, zh: zh)) }
}
