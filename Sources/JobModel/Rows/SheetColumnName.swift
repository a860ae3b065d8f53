/// How a column of a sheet is named so that no other is meant: by its heading, or `#3` where several have that heading, or none.
///
/// Corrections name columns so, and jobs those that have no heading. A heading that reads `#3` means itself: the third column is
/// `##3` beside it.
package struct SheetColumnName: Sendable, Hashable {
    package let text: String

    package init(_ text: String) { self.text = text }

    package init(place: Int, in header: [String]) {
        let name = header[place]
        let isOwn = !Self.isNone(name) && header.count { $0 == name } == 1
        text = isOwn ? name : Self.number(of: place, in: header)
    }

    /// Where the column stands; `nil` where no column, or more than one, is called so.
    package func place(in header: [String]) -> Int? {
        let places = header.indices.filter { header[$0] == text }
        guard places.isEmpty else { return places.count == 1 ? places[0] : nil }
        guard let place, header.indices.contains(place), Self.number(of: place, in: header) == text else { return nil }
        return place
    }

    /// The place that the text numbers; `nil` where it is no number of a column.
    package var place: Int? {
        guard text.hasPrefix("#"), let number = Int(text.drop { $0 == "#" }), (1...Self.most).contains(number) else {
            return nil
        }
        return number - 1
    }

    /// Whether a heading has nothing visible in it.
    package static func isNone(_ heading: String) -> Bool {
        heading.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
    }

    /// What a spreadsheet calls the column.
    package static func letters(of place: Int) -> String {
        var (rest, letters) = (place, "")
        while rest >= 0 {
            letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
            rest = rest / 26 - 1
        }
        return letters
    }

    /// What a column is called that has no heading of its own.
    ///
    /// - Parameters:
    ///   - place: Where it stands.
    ///   - headings: All of the sheet's: of very many columns each is asked for.
    /// - Returns: Its number, which no heading is.
    package static func number(of place: Int, among headings: Set<String>) -> String {
        var text = "#\(place + 1)"
        while headings.contains(text) { text = "#" + text }
        return text
    }

    private static func number(of place: Int, in header: [String]) -> String {
        var text = "#\(place + 1)"
        while header.contains(text) { text = "#" + text }
        return text
    }

    /// As many columns as a spreadsheet has.
    private static let most = 16384
}
