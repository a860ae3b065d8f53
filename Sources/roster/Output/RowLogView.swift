import JobEngine
import JobModel

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
            return lines + ["  " + language.words(Words(en: "No request was made for it.", zh: "没有为该行发送过请求。"))]
        }
        return lines + Table(rows: log.attempts.map(cells)).lines().map { "  " + $0 }
    }

    private var heading: String {
        let state = [log.state, log.outcome].compactMap(\.self).joined(separator: ", ")
        return language.words(
            Words(
                en:
                    "\(log.run) \(log.step), row \(log.row) (line \(log.line)) \(log.matchKey): \(log.action) by \(log.way), \(state)",
                zh:
                    "\(log.run) \(log.step) 第 \(log.row) 行（文件行 \(log.line)）\(log.matchKey)：\(log.action)，方式 \(log.way)，\(state)"
            )
        )
    }

    private func cells(of attempt: RowLog.Try) -> [String] {
        let noAnswer = language.words(Words(en: "no answer", zh: "无应答"))
        return [
            attempt.at, attempt.endpoint, attempt.status.map { "HTTP \($0)" } ?? noAnswer,
            attempt.code.map { "code \($0)" } ?? "", attempt.logID.map { "log id \($0)" } ?? "",
            attempt.token.map { "token \($0)" } ?? "",
        ]
    }
}
