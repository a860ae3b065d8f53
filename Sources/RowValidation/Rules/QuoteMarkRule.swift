import JobModel
import Wording

/// Finds quote marks around a value that are no quotes of the sheet's format: `“F2941”`, `'M28'`, `林小北'`.
///
/// A text processor has made them curly, or a program has written single ones; the format knows `"` alone, so they would be
/// part of the value. In ids, addresses and numbers that is a finding, in names and other texts a warning.
enum QuoteMarkRule {
    /// For ids, addresses and numbers, in which no quote mark has a place.
    ///
    /// What is left without the marks is proposed where it can be a value, as `isValue` says.
    static func finding(_ text: String, isValue: (String) -> Bool = { _ in true }) -> Finding? {
        guard mayHoldMarks(text), isQuoted(text) || text.unicodeScalars.contains(where: doubled.contains) else {
            return nil
        }
        let bare = bare(text)
        return .quoted(text, !bare.isEmpty && isValue(bare) ? bare : nil)
    }

    /// For departments, whose names may hold a quotation.
    static func finding(inNames text: String) -> Finding? {
        guard isQuoted(text) else { return nil }
        let bare = bare(text)
        return .quoted(text, bare.isEmpty ? nil : bare)
    }

    /// For names and other texts, in which an apostrophe or a quotation may stand.
    ///
    /// A text of nothing but quote marks is none; `refusal` says so.
    static func warning(_ text: String) -> Finding? { isQuoted(text) ? .quoteMarks(text, bare(text)) : nil }

    /// Of a name or another text that is nothing but quote marks.
    static func refusal(ofText text: String) -> Finding? {
        isQuoted(text) && bare(text).isEmpty ? .quoted(text, nil) : nil
    }

    /// Whether a cell of `OrdinaryScalars` has no quote mark, or with `inside` none at its ends.
    static func isCertainlyFine(_ cell: PlainCell, inside: Bool) -> Bool {
        cell.lacks(.quote) || inside && !isASCIIMark(cell.first) && !isASCIIMark(cell.last)
    }

    private static func isASCIIMark(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 || byte == 0x60 }

    /// Marks at both ends, or at one without another in the text; in `“十四五”项目组` a word is quoted, not the value.
    private static func isQuoted(_ text: String) -> Bool {
        guard mayHoldMarks(text), let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
            return false
        }
        switch (marks.contains(first), marks.contains(last)) {
        case (true, true): return true
        case (false, false): return false
        case (true, false), (false, true): return text.unicodeScalars.count(where: marks.contains) == 1
        }
    }

    /// Whether a byte is one of the ASCII marks or begins another in UTF-8: in most cells none does.
    private static func mayHoldMarks(_ text: String) -> Bool {
        text.utf8.contains { byte in
            switch byte {
            case 0x22, 0x27, 0x60, 0xC2, 0xE2, 0xE3, 0xEF: true
            default: false
            }
        }
    }

    /// The text without any of the quotes that nothing contains, and without the other marks at its ends.
    private static func bare(_ text: String) -> String {
        var scalars = String.UnicodeScalarView(text.unicodeScalars.filter { !doubled.contains($0) })[...]
        while let first = scalars.first, marks.contains(first) { scalars.removeFirst() }
        while let last = scalars.last, marks.contains(last) { scalars.removeLast() }
        return String(scalars)
    }

    /// Quotes that no id, address or number contains.
    private static let doubled: Set<Unicode.Scalar> = ["\"", "“", "”", "„", "‟", "＂", "«", "»", "「", "」", "『", "』"]
    private static let marks = doubled.union(["'", "‘", "’", "‚", "‛", "＇", "`", "´", "‹", "›", "′", "″"])
}

extension Finding {
    fileprivate static func quoted(_ text: String, _ bare: String?) -> Finding {
        Finding(
            code: "text.quoted",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' has quote marks that are not the sheet's own and would be part of the value",
                zh: "“\(text)”含有非 CSV 格式的引号，会被当作内容"
            ),
            remedy: bare.map { bare in
                LocalizedText(
                    en: "Write \(bare) without quote marks; the format's own quote is \".",
                    zh: "请去掉引号，填写 \(bare)；CSV 只使用直引号 \"。"
                )
            }
                ?? LocalizedText(
                    en: "Write the value without quote marks, or empty the cell; the format's own quote is \".",
                    zh: "请填写不带引号的内容，或清空单元格；CSV 只使用直引号 \"。"
                )
        )
    }

    fileprivate static func quoteMarks(_ text: String, _ bare: String) -> Finding {
        Finding(
            code: "text.quoteMarks",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' begins or ends with a quote mark, which would be written with it",
                zh: "“\(text)”首尾带有引号，会一并写入"
            ),
            remedy: LocalizedText(
                en: "Nothing to do if it belongs to the value; else write \(bare).",
                zh: "若属于内容则无需处理；否则请填写 \(bare)。"
            )
        )
    }
}
