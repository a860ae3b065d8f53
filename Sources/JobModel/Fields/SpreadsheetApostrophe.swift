/// The apostrophe that keeps a spreadsheet from reading a cell as a formula or number, put on and taken off again.
///
/// Ours is added exactly before `= + - @`, tab, CR, `{=`, by which reading knows a formula over several cells, and before
/// an apostrophe that stands before what one is removed at; removing takes it off before those, a digit, a space before
/// what begins a number, or another apostrophe. So writing, then reading, gives back every cell.
/// Source: Decisions, "Apostrophes against formulas".
package enum SpreadsheetApostrophe {
    /// The cell as a file should hold it.
    package static func adding(to cell: String) -> String {
        guard let first = cell.utf8.first else { return cell }
        if isFormula(first) || isArray(cell.utf8.prefix(2)) { return "'" + cell }
        if first == apostrophe, isRemovable(cell.utf8.dropFirst().prefix(2)) { return "'" + cell }
        return cell
    }

    /// Whether a text needs the apostrophe in a CSV file that a spreadsheet may open and save again.
    ///
    /// Besides what `adding` marks these are texts that a spreadsheet takes for numbers, dates or times, and would write
    /// otherwise: `007`, `202611120042`, `1E5`, `3-4`, `5月6日`, or ` 17`, which would lose its space. A number of at most
    /// eleven digits stays as it is.
    package static func isNeeded(before text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first else { return false }
        if first == space { return text.first { $0 != space }.map(beginsNumber) ?? false }
        if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) { return isChangedNumber(text) }
        return isFormula(first) || isArray(text.prefix(2))
            || first == apostrophe && isRemovable(text.dropFirst().prefix(2))
    }

    /// Of a text that begins with a digit.
    private static func isChangedNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let digits = text.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        guard digits < text.count else { return digits > 11 || digits > 1 && text[0] == UInt8(ascii: "0") }
        guard text.count <= 40 else { return false }
        guard text[digits...].allSatisfy({ $0 < 0x80 }) else {
            return String(decoding: text, as: UTF8.self).contains { "年月日时時分秒点點".contains($0) }
        }
        let words = text.split { !(0x41...0x5A).contains($0 & 0xDF) }
        return words.allSatisfy { letters.contains(String(decoding: $0, as: UTF8.self).lowercased()) }
    }

    /// What a spreadsheet reads among the digits of a number, a date or a time; 3F-12 is a text to it.
    private static let letters: Set<String> = [
        "e", "a", "p", "am", "pm", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
        "dec", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december", "t", "z",
    ]

    /// A value as a cell of text in a workbook should hold it.
    ///
    /// No spreadsheet runs what stands in a cell of text, but reading would refuse a formula there, or take the text out of
    /// `="…"`: that gets an apostrophe. An apostrophe that reading would take off gets another: reading takes it off in
    /// workbooks too, because a CSV file of ours that was saved as a workbook has it there.
    package static func protecting(_ value: String) -> String {
        isMarked(value) || mayBeReadAsFormula(value) ? "'" + value : value
    }

    /// A cell of a CSV file as a cell of text in a workbook that is read as the same value, or as the same damage.
    ///
    /// An apostrophe that a cell of text does not need is taken off; without one nothing changes.
    package static func cellOfText(_ cell: String) -> String {
        isMarked(cell) ? protecting(removing(from: cell)) : cell
    }

    private static func isMarked(_ cell: String) -> Bool { removing(from: cell).utf8.count < cell.utf8.count }

    private static func mayBeReadAsFormula(_ value: String) -> Bool {
        guard let first = value.utf8.first else { return false }
        return first == UInt8(ascii: "=") || isArray(value.utf8.prefix(2)) || isFormula(first) && value.hasSuffix(")")
    }

    /// The cell without the apostrophe that a spreadsheet, or `adding`, put before it.
    package static func removing(from cell: String) -> String {
        let bytes = cell.utf8
        guard bytes.first == apostrophe, isRemovable(bytes.dropFirst().prefix(2)) else { return cell }
        return String(cell.dropFirst())
    }

    package static func removing(from cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard cell.first == apostrophe, isRemovable(cell.dropFirst().prefix(2)) else { return cell }
        return cell.dropFirst()
    }

    private static let apostrophe = UInt8(ascii: "'")
    private static let space = UInt8(ascii: " ")

    private static func isFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }

    /// Whether an apostrophe is removed before what begins so.
    private static func isRemovable(_ start: some Collection<UInt8>) -> Bool {
        guard let byte = start.first else { return false }
        if byte == space { return start.dropFirst().first.map { $0 == space || beginsNumber($0) } ?? false }
        return isFormula(byte) || byte == apostrophe || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || isArray(start)
    }

    /// Whether a spreadsheet may read a number behind spaces that begins so.
    private static func beginsNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: false
        }
    }

    private static func isArray(_ start: some Collection<UInt8>) -> Bool {
        start.elementsEqual([UInt8(ascii: "{"), UInt8(ascii: "=")])
    }
}
