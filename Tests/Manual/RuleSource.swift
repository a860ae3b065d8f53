import Foundation

/// What a source file says of its rules: their comments, and the findings that it makes.
enum RuleSource {
    /// What a finding says.
    struct Sentence {
        var code: String
        var en: String
        var zh: String
        var remedy: String
    }

    static func findings(in source: String) -> [Sentence] {
        var rest = source[...]
        var found: [Sentence] = []
        while let place = rest.range(of: "code: ") {
            rest = rest[place.upperBound...]
            let end = rest.range(of: "code: ")?.lowerBound ?? rest.endIndex
            let own = rest[..<end]
            guard let problem = own.range(of: "problem:"), let remedy = own.range(of: "remedy:"),
                problem.upperBound < remedy.lowerBound
            else { continue }
            let codes = literals(own[..<problem.lowerBound].prefix { $0 != "\n" })
            let sentences = own[problem.upperBound..<remedy.lowerBound]
            for code in codes where code.contains(".") && !found.contains(where: { $0.code == code }) {
                found.append(
                    Sentence(
                        code: code,
                        en: sentence("en: ", in: sentences),
                        zh: sentence("zh: ", in: sentences),
                        remedy: sentence("en: ", in: own[remedy.upperBound...])
                    )
                )
            }
        }
        return found
    }

    /// The first text after a label, with what is added to it on the lines after.
    private static func sentence(_ label: String, in source: Substring) -> String {
        // A long text stands on the line below its label.
        let broken = String(label.dropLast()) + "\n"
        guard
            let place = [label, broken].compactMap({ source.range(of: $0) }).min(by: {
                $0.lowerBound < $1.lowerBound
            })
        else { return "" }
        let rest = source[place.upperBound...]
        let end =
            rest.range(of: ", zh: ")?.lowerBound ?? rest.range(
                of: "\n",
                range: (rest.firstIndex(of: "\"") ?? rest.endIndex)..<rest.endIndex
            )?.lowerBound ?? rest.endIndex
        return literals(rest[..<end]).first?.replacing("|", with: "\\|") ?? ""
    }

    /// The string literals of a piece of source, each interpolation as `…`, with the noun of one that counts: `… rows`.
    private static func literals(_ source: Substring) -> [String] {
        var texts: [String] = []
        var text: String?
        var depth = 0
        var before: Character?
        var interpolation = ""
        for character in source {
            defer { before = character }
            if depth > 0 {
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                interpolation.append(character)
                if depth == 0 { text = text.map { $0 + noun(in: interpolation) } }
                continue
            }
            guard var open = text else {
                if character == "\"" { text = "" }
                continue
            }
            if character == "\"", before != "\\" {
                texts.append(open)
                text = nil
            } else if before == "\\", character == "(" {
                open.removeLast()
                text = open + "…"
                (depth, interpolation) = (1, "")
            } else {
                open.append(character)
                text = open
            }
        }
        return texts
    }

    /// What follows the number in an interpolation that counts, for several; nothing in any other.
    private static func noun(in interpolation: String) -> String {
        let words = interpolation.split(separator: "\"", omittingEmptySubsequences: false)
        guard words.count == 3 || words.count == 5, words[0].hasSuffix(", ") else { return "" }
        return " " + (words.count == 5 ? String(words[3]) : words[1] + "s")
    }

    /// The comments of the types whose names say that they are rules.
    static func ruleComments(in source: String) -> [String] {
        var comments: [String] = []
        var lines: [String] = []
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("///") {
                lines.append(line.dropFirst(3).trimmingCharacters(in: .whitespaces))
                continue
            }
            let words = line.split(separator: " ")
            let isRule =
                words.contains { $0 == "enum" || $0 == "struct" }
                && words.contains {
                    $0.trimmingCharacters(in: CharacterSet(charactersIn: ":{")).hasSuffix("Rule")
                }
            if isRule, !lines.isEmpty { comments.append(lines.joined(separator: "\n")) }
            lines = []
        }
        return comments
    }
}
