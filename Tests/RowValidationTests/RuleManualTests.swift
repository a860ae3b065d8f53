import Foundation
import Testing

/// The manual's page of rules, made from the rules' own comments and sentences.
struct RuleManualTests {
    private static let project = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("../..").standardizedFileURL
    private static let page = project.appendingPathComponent("Sources/JobEngine/JobEngine.docc/Rules.md")

    /// `ROSTER_WRITE_MANUAL=1 swift test --filter RuleManualTests` writes the page anew.
    @Test func `the page of rules says what the rules say`() throws {
        let text = try made()
        if ProcessInfo.processInfo.environment["ROSTER_WRITE_MANUAL"] != nil {
            try text.write(to: Self.page, atomically: true, encoding: .utf8)
        }
        #expect(
            try String(contentsOf: Self.page, encoding: .utf8) == text,
            "write it anew with ROSTER_WRITE_MANUAL=1 swift test --filter RuleManualTests"
        )
    }

    @Test func `every sentence of a finding is there in both languages`() throws {
        for file in try Self.files() {
            let source = try String(contentsOf: file, encoding: .utf8)
            for finding in Self.findings(in: source) {
                #expect(!finding.en.isEmpty && !finding.zh.isEmpty && !finding.remedy.isEmpty, "\(finding.code)")
                let hasHan = finding.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
                #expect(hasHan || finding.zh == "…", "\(finding.code): \(finding.zh)")
            }
        }
    }

    private static func files() throws -> [URL] {
        try [
            "CSVStream", "RowValidation", "RowValidation/Columns", "RowValidation/Readers", "RowValidation/Rules",
            "RowValidation/AcrossRows",
        ]
        .flatMap { folder in
            let place = project.appendingPathComponent("Sources/" + folder)
            return try FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)
        }
        .filter { $0.pathExtension == "swift" }
        .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    private func made() throws -> String {
        var text = """
            # Rules

            What is checked of a sheet and its rows, by which code a finding is known, and what it says.

            ## Overview

            Every rule is a file of its own in `Sources/RowValidation/Rules` and `AcrossRows`; what the reader finds of the file itself is in
            `Sources/CSVStream`. This page is made from their comments and sentences; `…` stands for the value at hand. A finding makes its row
            invalid, or the file; repairs (`repair.…`) and warnings do not.

            """
        for file in try Self.files() {
            let source = try String(contentsOf: file, encoding: .utf8)
            let findings = Self.findings(in: source)
            guard !findings.isEmpty else { continue }
            text += "\n## \(file.deletingPathExtension().lastPathComponent)\n"
            for comment in Self.ruleComments(in: source) { text += "\n" + comment + "\n" }
            text += "\n| Code | What it says | 说明 | What to do |\n| --- | --- | --- | --- |\n"
            for finding in findings {
                text += "| `\(finding.code)` | \(finding.en) | \(finding.zh) | \(finding.remedy) |\n"
            }
        }
        return text
    }

    // MARK: Reading the sources

    private struct Sentence {
        var code: String
        var en: String
        var zh: String
        var remedy: String
    }

    private static func findings(in source: String) -> [Sentence] {
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
            let place = [label, broken].compactMap({ source.range(of: $0) }).min(by: { $0.lowerBound < $1.lowerBound })
        else { return "" }
        let rest = source[place.upperBound...]
        let end =
            rest.range(of: ", zh: ")?.lowerBound ?? rest.range(
                of: "\n",
                range: (rest.firstIndex(of: "\"") ?? rest.endIndex)..<rest.endIndex
            )?.lowerBound ?? rest.endIndex
        return literals(rest[..<end]).first?.replacing("|", with: "\\|") ?? ""
    }

    /// The string literals of a piece of source, each interpolation as `…`.
    private static func literals(_ source: Substring) -> [String] {
        var texts: [String] = []
        var text: String?
        var depth = 0
        var before: Character?
        for character in source {
            defer { before = character }
            if depth > 0 {
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
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
                depth = 1
            } else {
                open.append(character)
                text = open
            }
        }
        return texts
    }

    /// The comments of the types whose names say that they are rules.
    private static func ruleComments(in source: String) -> [String] {
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
                && words.contains { $0.trimmingCharacters(in: CharacterSet(charactersIn: ":{")).hasSuffix("Rule") }
            if isRule, !lines.isEmpty { comments.append(lines.joined(separator: "\n")) }
            lines = []
        }
        return comments
    }
}
