import JobModel

/// Findings for people: grouped by cause, with the first rows, a sample and the remedy.
struct FindingList {
    let findings: [Finding]
    let language: Language

    func lines() -> [String] {
        var order: [String] = []
        var groups: [String: [Finding]] = [:]
        for finding in findings {
            let key = "\(finding.column ?? "") \(finding.code)"
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(finding)
        }
        return order.flatMap { lines(of: groups[$0] ?? []) }
    }

    private func lines(of group: [Finding]) -> [String] {
        guard let first = group.first else { return [] }
        let rows = group.compactMap(\.row)
        let shown = rows.prefix(Self.rowsShown).map(String.init).joined(separator: ", ")
        let more = rows.count > Self.rowsShown ? " (+\(rows.count - Self.rowsShown))" : ""
        let place = rows.isEmpty ? "" : " · row \(shown)\(more)"
        return [
            "  \(first.column ?? first.code)\(place): \(language.words(first.problem)) [\(first.code)]",
            "      \(language.words(first.remedy))",
        ]
    }

    private static let rowsShown = 5
}
