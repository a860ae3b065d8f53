/// How a text stands inside JSON that was written as text.
package enum JSONExcerpt {
    /// The ways in which a text may be written in a string of JSON.
    ///
    /// - Parameter text: What is looked for.
    /// - Returns: None where it holds what has more spellings, as control characters have.
    package static func spellings(of text: String) -> [String] {
        guard !text.unicodeScalars.contains(where: hasOthers) else { return [] }
        let slash = Unicode.Scalar("/")
        guard text.unicodeScalars.contains(slash) else { return [text] }
        // Some writers escape a slash, which none has to.
        return [text, escaped(text, with: #"\"#) { $0 == slash }]
    }

    /// A text with a mark before some of its characters, whatever they are combined with.
    package static func escaped(_ text: String, with mark: String, where isMarked: (Unicode.Scalar) -> Bool) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            if isMarked(scalar) { escaped += mark }
            escaped.unicodeScalars.append(scalar)
        }
    }

    /// PostgreSQL keeps U+2400 in place of U+0000, which is written otherwise.
    private static func hasOthers(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "\\", "\u{0}"..."\u{1F}", "\u{7F}"..."\u{A0}", "\u{2028}"..."\u{2029}", "\u{2400}": true
        default: false
        }
    }
}
