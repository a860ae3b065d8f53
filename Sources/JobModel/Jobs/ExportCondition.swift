/// A field of a person, and the values of which it must have one, or none.
///
/// An empty value stands for a field that is not set; of a date, `2026-01-01..2026-12-31` for any day of these.
package struct ExportCondition: Sendable, Codable, Equatable {
    package var field: String
    package var values: [String]
    /// Whether none of the values may stand there.
    package var isNegated: Bool

    package init(field: String, values: [String], isNegated: Bool = false) {
        self.field = field
        self.values = values
        self.isNegated = isNegated
    }

    /// `city=上海,北京`, `city!=上海`, `email=` for none and `email!=` for any; spaces around field and values are left out.
    package init?(_ text: String) {
        guard let sign = text.firstIndex(of: "=") else { return nil }
        let values = text[text.index(after: sign)...]
        var field = text[..<sign]
        isNegated = field.last == "!"
        if isNegated { field.removeLast() }
        self.field = Self.trimmed(field)
        self.values = values.split(separator: ",", omittingEmptySubsequences: false).map(Self.trimmed)
        guard !self.field.isEmpty else { return nil }
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
