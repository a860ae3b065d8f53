import JobModel
import JobSession
import Wording

/// Findings for people: grouped by cause, with the first rows, a sample and the remedy.
struct FindingList {
    let findings: [Finding]
    let language: Language
    /// What the sheet is about; a field that it has no column for is called by its name.
    var subject = Subject.people

    func lines() -> [String] { FindingGroup.all(of: findings, about: subject).flatMap(lines) }

    private func lines(of group: FindingGroup) -> [String] {
        group.statements.map { "  \(sentence($0)) [\(group.code)]" }
            + group.remedies.map { "      " + language.words($0) }
    }

    private func sentence(_ statement: FindingGroup.Statement) -> String {
        let problem = language.words(statement.problem)
        let colon = language.words(LocalizedText(en: ": ", zh: "："))
        guard let title = statement.title else {
            return statement.columns.isEmpty ? problem : problem + colon + list(statement.columns)
        }
        let place = place(of: statement).map { " · " + language.words($0) } ?? ""
        return language.words(title) + place + colon + problem
    }

    private func place(of statement: FindingGroup.Statement) -> LocalizedText? {
        let (rows, cells) = (list(statement.rows), list(statement.cells))
        if !statement.cells.isEmpty { return LocalizedText(en: "cell \(cells)", zh: "单元格 \(cells)") }
        return statement.rows.isEmpty ? nil : LocalizedText(en: "row \(rows)", zh: "第 \(rows) 行")
    }

    /// `2, 3 (+17)`.
    private func list(_ excerpt: Excerpt<some CustomStringConvertible>) -> String {
        excerpt.shown.map(\.description).joined(separator: ", ") + (excerpt.hidden > 0 ? " (+\(excerpt.hidden))" : "")
    }
}
