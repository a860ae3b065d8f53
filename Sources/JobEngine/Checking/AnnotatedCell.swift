import Wording
import Workbooks

/// What is said of a cell, and how it looks then.
struct AnnotatedCell {
    /// `nil` where nothing is said.
    var style: CellStyle?
    var comment: String?

    static let none = AnnotatedCell()

    static func cell(
        _ text: String,
        _ said: AnnotatedCell,
        _ words: (LocalizedText) -> String
    ) -> WorkbookCell {
        let length = text.utf16.count
        guard isTooLong(text) else { return WorkbookCell(text, style: said.style ?? .text, comment: said.comment) }
        let note = words(
            LocalizedText(
                en: "The value has \(length, "character"); only its beginning is shown here.",
                zh: "该值有 \(length) 个字符，此处只显示开头。"
            )
        )
        return WorkbookCell(
            Self.text(text),
            style: said.style ?? .warning,
            comment: [said.comment, note].compactMap(\.self).joined(separator: "\n")
        )
    }

    /// A text as a cell holds it: one that is too long is marked where it is cut, so that it cannot be taken for the whole.
    static func text(_ text: String) -> String {
        guard isTooLong(text) else { return text }
        return "\(WorkbookText.beginning(of: text, units: shown)) … (\(text.utf16.count))"
    }

    /// No text takes more than seven UTF-16 units a byte.
    static func isTooLong(_ text: String) -> Bool {
        text.utf8.count > WorkbookText.limit / 7 && WorkbookText.length(of: text) > WorkbookText.limit
    }

    /// UTF-16 units.
    private static let shown = 1000
}
