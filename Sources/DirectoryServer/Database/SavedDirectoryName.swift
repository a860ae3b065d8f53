/// What a saved directory may be called: a name of a file that is the same everywhere, and nothing but a name.
package struct SavedDirectoryName: Sendable, Hashable, CustomStringConvertible {
    package let text: String
    package var description: String { text }

    /// Letters of any script, digits, and `-`, `_`, `.` between them; at most 100 bytes.
    ///
    /// - Throws: `SavedDirectoryError.name` for anything else.
    package init(_ text: String) throws(SavedDirectoryError) {
        let name = text.composed
        guard let first = name.unicodeScalars.first, let last = name.unicodeScalars.last, name.utf8.count <= Self.limit,
            Self.isWord(first), Self.isWord(last),
            name.unicodeScalars.allSatisfy({ Self.isWord($0) || Self.marks.contains($0) }), !name.contains("..")
        else { throw .name(text) }
        self.text = name
    }

    private static let limit = 100
    private static let marks: Set<Unicode.Scalar> = ["-", "_", "."]

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .decimalNumber: true
        default: false
        }
    }
}
