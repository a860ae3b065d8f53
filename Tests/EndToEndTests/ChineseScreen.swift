import Foundation
import JobModel
import TestSupport
import Testing
import Wording

/// Runs commands with `--lang zh` and looks for English in what they say: Latin words that are no names, codes, paths,
/// flags or fields.
struct ChineseScreen {
    let roster: RosterCommand
    /// Further words that may stand there, such as the values of a key.
    var words: Set<String> = []

    /// What is said for people of a command whose data are on standard output.
    enum Part {
        case both
        case standardError
        /// The lines that begin with a space: the others are the directory's own words, and the question's.
        case indented
    }

    /// Runs a command, expects one of the exit statuses, and no English beside the words that may stand there.
    @discardableResult
    func run(
        _ line: String,
        ends statuses: Set<Int32>,
        says evidence: String = "",
        in part: Part = .both,
        disturbed: RosterCommand.Disturbance? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> RosterCommand.Result {
        let arguments = line.split(separator: " ").map(String.init)
        let result = try await roster.run(arguments + ["--lang", "zh"], disturbed: disturbed)
        #expect(statuses.contains(result.status), "\(line): \(result)", sourceLocation: sourceLocation)
        let said = part == .standardError ? result.err : result.err + "\n" + result.out
        #expect(
            evidence.isEmpty || (result.err + result.out).contains(evidence),
            "\(line): no “\(evidence)” in \(result)",
            sourceLocation: sourceLocation
        )
        let known = try Self.words(ofFilesIn: roster.folder).union(Self.words(in: arguments)).union(words)
        for line in said.split(separator: "\n")
        where part != .indented || result.status != 0 || line.hasPrefix(" ") {
            let left = Self.words(left: String(line)).subtracting(known)
            #expect(left.isEmpty, "\(arguments): \(left.sorted()) in: \(line)", sourceLocation: sourceLocation)
        }
        return result
    }

    /// Expects no English in a sheet's column for people.
    func read(_ texts: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let known = try Self.words(ofFilesIn: roster.folder)
        for text in texts {
            let left = Self.words(left: text).subtracting(known)
            #expect(left.isEmpty, "\(left.sorted()) in: \(text)", sourceLocation: sourceLocation)
        }
    }

    /// Latin words of a line that are no codes, paths, flags, addresses, ids, or parts of a command.
    static func words(left line: String) -> Set<String> {
        var line = line
        for pattern in [
            // A value that an option takes.
            #"^  - [A-Za-z]+$"#,
            "`[^`]*`", #"\[[^\]]*\]"#, #"（[A-Za-z /]+）"#, #"roster( [a-z]+)+"#, #"(?<!\w)--?[a-z-]+"#, #"<[a-z-]+>"#,
            #"[\w.+%-]+@[\w.-]+"#,
            #"https?://\S*"#, #"[A-Za-z]*[\w.:*-]*[_/.:*\d-][\w./:*-]*"#, #"\b(GET|POST|PUT|PATCH|DELETE)\b"#,
        ] {
            line = line.replacingOccurrences(of: pattern, with: " ", options: .regularExpression)
        }
        // What is written large throughout, or in the middle, is a name.
        return words(in: [line]).filter {
            $0.contains(where: \.isLowercase) && !$0.dropFirst().contains(where: \.isUppercase)
        }
    }

    static func words(in texts: [String]) -> Set<String> {
        Set(texts.flatMap { $0.matches(of: /[A-Za-z]{2,}/).map { String($0.output) } })
    }

    /// The words of the sheets, the jobs and the company, and those that a Chinese reader knows as such.
    private static func words(ofFilesIn folder: String) throws -> Set<String> {
        let fields = PersonField.allCases.map(\.rawValue) + DepartmentField.allCases.map(\.rawValue)
        var texts =
            fields + [
                "Roster roster embedded defaults columns ignore people departments create Ctrl runs"
            ]
        let enumerator = FileManager.default.enumerator(atPath: folder)
        while let name = enumerator?.nextObject() as? String {
            // Results hold sentences.
            guard ["csv", "yaml"].contains(URL(fileURLWithPath: name).pathExtension),
                !name.contains("roster-results"), !name.contains("failed.csv")
            else { continue }
            let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
            guard name.hasSuffix("yaml") else {
                texts.append(text)
                continue
            }
            // A comment is a sentence.
            texts += text.split(whereSeparator: \.isNewline).map { String($0.prefix { $0 != "#" }) }
        }
        return words(in: texts)
    }
}
