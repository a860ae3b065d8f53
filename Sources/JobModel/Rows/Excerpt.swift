package import Wording

/// The first few of a list, and how many more there are: as much of it as a sentence says, however long the list is.
///
/// What is said of each of many rows about all of the others would otherwise grow as the square of their number.
package struct Excerpt<Element: Sendable>: Sendable {
    package var shown: [Element]
    /// How many are not shown.
    package var hidden: Int

    package init(_ all: some Collection<Element>, showing limit: Int) {
        shown = Array(all.prefix(limit))
        hidden = all.count - shown.count
    }

    package init(shown: [Element], of count: Int) {
        self.shown = shown
        hidden = count - shown.count
    }

    package var count: Int { shown.count + hidden }
    package var isEmpty: Bool { count == 0 }

    package func map<Other: Sendable>(_ transform: (Element) throws -> Other) rethrows -> Excerpt<Other> {
        Excerpt<Other>(shown: try shown.map(transform), of: count)
    }
}

extension Excerpt: Equatable where Element: Equatable {}

extension Excerpt where Element == Int {
    /// Rows that lead to one another: `2 → 3 → (17 more)`.
    package var path: LocalizedText {
        let list = shown.map(String.init).joined(separator: " → ")
        guard hidden > 0 else { return LocalizedText(en: list, zh: list) }
        return LocalizedText(en: list + " → (\(hidden) more)", zh: list + " → （另有 \(hidden) 行）")
    }

    /// Rows of a spreadsheet: `row 2, 3 and 17 more`.
    package var rows: LocalizedText {
        let list = shown.map(String.init).joined(separator: ", ")
        guard hidden > 0 else { return LocalizedText(en: "row \(list)", zh: "第 \(list) 行") }
        return LocalizedText(en: "row \(list) and \(hidden) more", zh: "第 \(list) 行等 \(count) 行")
    }
}

extension Excerpt where Element == String {
    /// Names: `a, b and 3 more`.
    package var names: LocalizedText {
        guard hidden > 0 else {
            return LocalizedText(en: shown.joined(separator: ", "), zh: shown.joined(separator: "、"))
        }
        return LocalizedText(
            en: shown.joined(separator: ", ") + " and \(hidden) more",
            zh: shown.joined(separator: "、") + " 等 \(count) 个"
        )
    }
}

extension Excerpt where Element == LocalizedText {
    /// Links of a chain that comes back to where it began: `row 2 → row 3 → (17 more) → row 2`.
    package var chain: LocalizedText {
        let more = hidden > 0 ? [LocalizedText(en: "(\(hidden) more)", zh: "（另有 \(hidden) 个）")] : []
        let links = shown + more + shown.prefix(1)
        return LocalizedText(
            en: links.map(\.en).joined(separator: " → "),
            zh: links.map(\.zh).joined(separator: " → ")
        )
    }
}

extension Excerpt {
    /// How many of the rows that share something each of them names.
    package static var rowsNamed: Int { 5 }
    /// How many names, options or ids a sentence lists.
    package static var namesListed: Int { 10 }
    /// How many links of a circle are named.
    package static var linksNamed: Int { 8 }
}
