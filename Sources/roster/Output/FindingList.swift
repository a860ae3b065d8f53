import JobModel
import JobSession
import Wording

/// Findings for people: grouped by cause, with the first rows, a sample and the remedy.
struct FindingList {
    let findings: [Finding]
    let language: Language
    /// What the sheet is about; a field that it has no column for is called by its name.
    var subject = Subject.people

    func lines() -> [String] {
        var order: [String] = []
        var groups: [String: [Finding]] = [:]
        for finding in findings {
            // What is said of many columns is one cause: a header that was not looked after.
            let column = finding.isAbout(.header) ? "" : finding.column ?? ""
            let key = "\(column) \(finding.code)"
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(finding)
        }
        return order.flatMap { lines(of: groups[$0] ?? []) }
    }

    private func lines(of group: [Finding]) -> [String] {
        guard let first = group.first else { return [] }
        if first.isAbout(.header), group.count > Self.rowsShown { return headers(group) }
        if Set(group.map(\.problem)).count > 1 { return differing(group) }
        let rows = group.compactMap(\.row)
        let shown = rows.prefix(Self.rowsShown).map(String.init).joined(separator: ", ")
        let more = rows.count > Self.rowsShown ? " (+\(rows.count - Self.rowsShown))" : ""
        let place = rows.isEmpty ? "" : " · " + self.rows("\(shown)\(more)")
        return [
            "  \(title(of: first))\(place)\(colon)\(language.words(first.problem)) [\(first.code)]",
            "      \(language.words(first.remedy))",
        ]
    }

    /// Many columns with one thing wrong: the first in full, the others by name.
    private func headers(_ group: [Finding]) -> [String] {
        let code = group[0].code
        var lines = group.prefix(Self.rowsShown).map { "  \(language.words($0.problem)) [\(code)]" }
        let others = group.dropFirst(Self.rowsShown).compactMap { $0.column ?? $0.value }
        let shown = others.prefix(Self.rowsNamed).joined(separator: ", ")
        let more = others.count > Self.rowsNamed ? " (+\(others.count - Self.rowsNamed))" : ""
        let likewise = language.words(LocalizedText(en: "likewise", zh: "同类问题"))
        lines.append("  \(likewise)\(colon)\(shown)\(more) [\(code)]")
        return lines + ["      \(language.words(group[0].remedy))"]
    }

    /// One cause with a value of its own in every row: each of the first rows with its own sentence.
    private func differing(_ group: [Finding]) -> [String] {
        var lines = group.prefix(Self.rowsShown).map { finding in
            let place = finding.row.map { " · " + rows("\($0)") } ?? ""
            return
                "  \(title(of: finding))\(place)\(colon)\(language.words(finding.problem)) [\(finding.code)]"
        }
        let others = group.dropFirst(Self.rowsShown).compactMap(\.row)
        if !others.isEmpty {
            let shown = others.prefix(Self.rowsNamed).map(String.init).joined(separator: ", ")
            let more = others.count > Self.rowsNamed ? " (+\(others.count - Self.rowsNamed))" : ""
            let likewise = language.words(LocalizedText(en: "likewise", zh: "同类问题"))
            let place = rows("\(shown)\(more)")
            lines.append("  \(title(of: group[0])) · \(place)\(colon)\(likewise) [\(group[0].code)]")
        }
        // One code may have several causes, each with its own way out.
        var remedies: [LocalizedText] = []
        for finding in group where !remedies.contains(finding.remedy) && remedies.count < Self.rowsShown {
            remedies.append(finding.remedy)
        }
        return lines + remedies.map { "      " + language.words($0) }
    }

    private func title(of finding: Finding) -> String {
        guard let column = finding.column else { return finding.code }
        return language.words(LocalizedText(en: column, zh: FieldTitle.chinese(column, of: subject)))
    }

    private var colon: String { language.words(LocalizedText(en: ": ", zh: "：")) }

    private func rows(_ list: String) -> String { language.words(LocalizedText(en: "row \(list)", zh: "第 \(list) 行")) }

    private static let rowsNamed = 10
    private static let rowsShown = 5
}
