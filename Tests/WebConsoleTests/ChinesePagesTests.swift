import Foundation
import Testing

@testable import WebConsole

/// A reader of Chinese pages meets no English word, wherever the links of a console with sheets, runs and exports lead.
struct ChinesePagesTests {
    /// Words that Chinese has no others for: names, formats, units, keys.
    private static let allowed: Set<String> = [
        "Roster", "Excel", "WPS", "CSV", "XLSX", "PDF", "ZIP", "HTML", "JSON", "UTF", "GB", "SHA", "ID", "HTTP", "UTC",
        "API", "KB", "MB", "ms", "Enter", "Esc", "Tab", "Ctrl", "English", "HRBP",
    ]

    /// What is a value and no word: it stands in the sheet, is typed, or names one thing in the directory.
    private static var values: [Regex<Substring>] {
        [
            /<code>[^<]*<\/code>/, /(?s)<textarea.*?<\/textarea>/, /<time[^>]*>[^<]*<\/time>/,
            /<small>(?:GET|POST|PUT|PATCH|DELETE) [^<]*<\/small>/,
            // Runs, tokens, ids and how they begin; addresses; time zones; files.
            /[0-9]{8}-[0-9]{6}-[0-9a-f]{4}/, /\b(?:ou_|od-|on_)?[0-9a-f-]*[0-9][0-9a-f-]{5,}/,
            /\b(?:ou_|od-|on_)[0-9a-z]*/,
            /日志 ID [0-9A-Za-z]+/, /[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+/, /[A-Z][a-z]+\/[A-Z][a-z]+/,
            /[\p{L}_-]*\/?[\p{L}_-]+\.(?:csv|xlsx|html|json|jsonl|yaml)\b/,
            // Permissions, the app and the kinds of attributes, as the developer console has them.
            /contact:[a-z_.:]+/, /\bcli_[a-z0-9]+/, /\([A-Z], [A-Z_]+\)/,
            // What a directory has.
            /可以是：[^<]*/,
            // A field's name on the wire, beside its title, and in a pattern that is typed.
            /（(?!sheet）)[a-z0-9_.]+）/, /\{[^}]*\}/,
        ]
    }

    /// What stands on the pages of a directory's people are the names of a company whose people have names of several languages.
    private static var names: [Regex<Substring>] {
        [
            /<h1[^>]*>[^<]*<\/h1>/, /<a href="\/directory\/people[^"]*">[^<]*<\/a>/,
            /<th scope="row">[^<]*<\/th><td>[^<]*<\/td><td>[^<]*<\/td>/,
        ]
    }

    /// What one hears and sees of a page, each text by itself.
    private static func texts(of page: String, at path: String) throws -> [String] {
        var main = String(try #require(page.firstMatch(of: /(?s)<main.*<\/main>/)).0)
        // A choice that is called as it is sent is a value, such as an encoding.
        main.replace(/<option value="([^"]*)"[^>]*>([^<]*)<\/option>/) { $0.1 == $0.2 ? "" : String($0.0) }
        if path.hasPrefix("/directory/people") || path == "/directory/tree" {
            for name in names { main.replace(name, with: "") }
        }
        for value in values { main.replace(value, with: "") }
        let attributes = main.matches(of: /(?:aria-label|title|placeholder|alt)="([^"]*)"/).map { String($0.1) }
        let texts = main.split(separator: /<[^>]*>/).map {
            String($0).replacing("&#39;", with: "'").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
                .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        }
        return attributes + texts
    }

    private static func check(_ path: String, _ page: String) throws {
        for text in try texts(of: page, at: path) {
            for word in text.matches(of: /[A-Za-z]{2,}/) where !allowed.contains(String(word.0)) {
                Issue.record("\(path) has the word \(word.0): \(text.trimmingCharacters(in: .whitespacesAndNewlines))")
            }
            if text.contains(/\p{Han}\ ?:/) { Issue.record("\(path) has a colon of half width: \(text)") }
        }
    }

    @Test func `Chinese pages have no English words, and no colons of half width`() async throws {
        for page in try await FurnishedPages.read(in: "zh-CN").all { try Self.check(page.path, page.text) }
    }
}
