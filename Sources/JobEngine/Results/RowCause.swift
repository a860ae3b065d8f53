import JobModel
import Wording

/// What a row's problem is apart from its values: rows with one cause are reported together.
enum RowCause {
    /// The findings' codes and columns, and their sentences without values.
    static func of(_ findings: [Finding]) -> String {
        findings.map { finding in
            let problem = finding.problem.en
            let known = finding.value.map { $0.isEmpty ? problem : problem.replacing($0, with: "") } ?? problem
            return "\(finding.code) \(finding.column ?? "") \(withoutValues(known))"
        }.joined(separator: "\n")
    }

    /// A sentence without what stands in quotes, without numbers and without what lists are made of.
    static func withoutValues(_ sentence: String) -> String {
        var kept = ""
        var quote: Character?
        var previous: Character = " "
        for character in sentence {
            if let end = quote {
                if character == end { quote = nil }
            } else if let end = quotes[character], !previous.isLetter {
                quote = end
            } else {
                kept.append(character)
            }
            previous = character
        }
        return kept.split { !$0.isLetter && !$0.isNumber }
            .filter { word in !word.contains(where: \.isNumber) && !ofLists.contains(String(word)) }
            .joined(separator: " ")
    }

    private static let quotes: [Character: Character] = ["'": "'", "“": "”", "`": "`"]
    private static let ofLists: Set<String> = ["and", "more", "row", "rows"]
}
