import Foundation

@testable import WebConsole

/// The pages and buttons that a page names, and those that it has.
struct NamedOnPage {
    /// What is named, and no link or button of the page.
    let missing: [String]

    init(_ html: String) {
        let text = Self.plain(html.replacing(/<[^>]+>/, with: ""))
        let offered = html.matches(of: /(?s)<(?:a|button)\b[^>]*>(.*?)<\/(?:a|button)>/).map {
            Self.plain(String($0.1).replacing(/<[^>]+>/, with: "")).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        var named: [String] = []
        for match in text.matches(of: /\bpages? ([A-Z][a-z]+)(?: and ([A-Z][a-z]+))?/) {
            named += [match.1, match.2].compactMap { $0.map(String.init) }
        }
        for match in text.matches(of: /(?:“([^”]+)”和)?“([^”]+)”页面/) {
            named += [match.1, match.2].compactMap { $0.map(String.init) }
        }
        named += text.matches(of: /(?:[Pp]ress|[Ff]ollow) ['“]([^'”]+)['”]/).map { String($0.1) }
        named += text.matches(of: /(?:点击|打开)“([^”]+)”/).map { String($0.1) }
        missing = named.filter { !offered.contains($0) }
    }

    private static func plain(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
