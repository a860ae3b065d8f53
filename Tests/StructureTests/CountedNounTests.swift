import Foundation
import TestSupport
import Testing
import Wording

/// English sentences with counts: nobody reads `1 rows`.
struct CountedNounTests {
    @Test func `a count takes its noun as English does`() {
        #expect("\(1, "row") of \(2, "row"), \(0, "person", "people")" == "1 row of 2 rows, 0 people")
        #expect("\(1, "person is", "people are") here" == "1 person is here")
    }

    /// What people count in Roster's sentences, and the verbs that follow a count.
    private static let plurals = [
        "people", "rows", "departments", "records", "runs", "calls", "files", "lists", "columns", "levels", "values",
        "cells", "steps",
        "members", "exports", "requests", "differences", "sheets", "tabs", "lines", "pages", "tasks", "invitations",
        "attempts",
        "problems", "findings", "warnings", "job titles", "cities", "characters", "options", "batches", "leavers",
        "attributes",
        "ids", "keys", "fields", "groups", "copies", "tables", "items", "processes", "numbers", "are", "were", "have",
        "do",
    ]

    /// Always several: limits, and counts beyond them.
    private static let limits = [
        "nameLength.upperBound", "WorkbookTab.commentLimit", "pieces.count", "nodes.count", "paths.count",
        "found.count",
        "levels", "Self.repeats", "rows.path", "names", "second", "minute", "limit",
    ]

    /// A person who counts one row must not read of `1 rows`: `\(count, "row")` says it.
    @Test func `no sentence has a noun or verb of several behind a bare count`() throws {
        let nouns = Self.plurals.joined(separator: "|")
        let pattern = try Regex(
            #"\\\((?<count>(?:[^()"]|\([^()]*\))*)\) (?:(?:more|new|other|different|whole|invalid|blank|older) )?(?:"#
                + nouns
                + #")\b"#
        )
        var found: [String] = []
        for path in try Self.sources() {
            let text = try Project.text(path)
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                for match in line.matches(of: pattern)
                where line.contains("\"") && !line.contains("///") && !Self.isOfSeveral(line) {
                    let count = match.output["count"]?.substring.map(String.init) ?? ""
                    let isText = Self.texts.contains(count)
                    if isText || Self.limits.contains(where: count.hasSuffix) { continue }
                    found.append("\(path):\(number + 1): \(match.output[0].substring ?? "")")
                }
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    /// Interpolations that are texts, and no counts.
    private static let texts = [
        "windows.en", "folder", "path", "old", "new", "cell", "file", "error.problem.en", "expected", "list", "label",
        "rest",
        "asked", "run", "directory", "step", "subject.rawValue", "missing.joined(separator: \", \")",
    ]

    /// The other branch of a sentence about one.
    private static func isOfSeveral(_ line: Substring) -> Bool { line.drop(while: \.isWhitespace).hasPrefix(": \"") }

    private static func sources() throws -> [String] {
        let root = URL(fileURLWithPath: Project.folder + "/Sources")
        let files = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return files.filter { $0.hasSuffix(".swift") }.sorted().map { "Sources/" + $0 }
    }
}
