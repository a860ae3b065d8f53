import Foundation
import Testing

/// People in HR read no words of the command line and of job files on any page to which the links of a console lead.
struct CommandWordsTests {
    /// Places in which such words stand because the reader has asked for them: commands that do the same, codes, values.
    private static var allowed: [Regex<Substring>] {
        [
            /(?s)<details.*?<\/details>/, /<code>[^<]*<\/code>/, /(?s)<textarea.*?<\/textarea>/,
            /<time[^>]*>[^<]*<\/time>/,
            // The endpoint of a call, and how a field is called where it is typed in braces.
            /<small>[^<]*<\/small>/, /\{[^}]*\}/,
            // A file of results is called as it is saved, and a field's title has its name beside it.
            /[\p{L}_-]*\/?[\p{L}_-]+\.(?:csv|xlsx|html)\b/, /\b(?:manifest|summary)\.json\b/,
            // Permissions and the app are called so in the developer console.
            /contact:[a-z_.:]+/, /\bcli_[a-z0-9]+/, /\([a-z0-9_.]+\)/,
        ]
    }

    private static var words: [Regex<Substring>] {
        [
            /--[a-z][a-z-]+/, /\broster [a-z]+/, /\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?:\.[a-z_]+)?\b/, /\bstdin\b/,
            /[a-z]+\.json\b/, /`[^`]*`/,
            /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+Z/, /\bembedded\b(?! directory)/,
        ]
    }

    private static func texts(of page: String) throws -> [String] {
        var main = String(try #require(page.firstMatch(of: /(?s)<main.*<\/main>/)).0)
        for place in allowed { main.replace(place, with: "") }
        let attributes = main.matches(of: /(?:aria-label|title|placeholder|alt)="([^"]*)"/).map { String($0.1) }
        return attributes + main.split(separator: /<[^>]*>/).map { String($0) }
    }

    @Test func `pages have no words of the command line, of job files or of the directory's wire`() async throws {
        for page in try await FurnishedPages.read(in: "en").all {
            for text in try Self.texts(of: page.text) {
                for word in Self.words {
                    guard let match = text.firstMatch(of: word) else { continue }
                    let said = text.trimmingCharacters(in: .whitespacesAndNewlines)
                    Issue.record("\(page.path) has '\(match.0)': \(said)")
                }
            }
        }
    }
}
