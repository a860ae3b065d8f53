import JobEngine
import JobModel
import JobSession
import Wording

/// What was tried for a row, as people read it.
struct RowLogView {
    let log: RowLog
    let language: Language

    func lines() -> [String] {
        var lines = [language.words(RowLogSentences(log).heading)]
        if let problem = log.problem {
            lines.append("  " + [log.code, problem].compactMap(\.self).joined(separator: ": "))
        }
        if let remedy = log.remedy { lines.append("  " + remedy) }
        let ids = [log.userID, log.openID, log.departmentID].compactMap(\.self)
        if !ids.isEmpty { lines.append("  " + ids.joined(separator: " ")) }
        guard !log.attempts.isEmpty else { return lines + ["  " + language.words(RowLogSentences.untried)] }
        let rows = log.attempts.map { RowLogSentences.cells(of: $0).map(language.words) }
        return lines + Table(rows: rows).lines().map { "  " + $0 }
    }
}
