import JobModel
import RowValidation
import Workbooks

/// A cell's text in the forms by which a sheet is held against a file that was made of it.
///
/// What is written to a workbook or to CSV and read again has the same exact form: apostrophes and the braces of formulas are
/// as a workbook holds them, and lines end with a line feed.
enum ComparedText {
    /// The same for two cells that mean the same to a reader of sheets.
    static func exact(_ text: String) -> String {
        isPlain(text) ? text : lines(asInWorkbook(text))
    }

    /// Apostrophes and braces as a workbook has them.
    ///
    /// Written and read twice, because what stands behind an apostrophe and a space is a formula only once both are gone.
    static func asInWorkbook(_ text: String) -> String { isPlain(text) ? text : written(written(text)) }

    private static func written(_ text: String) -> String {
        SpreadsheetApostrophe.cellOfText(FormulaCell.kept(text))
    }

    /// The exact form by which rows are distinguished: without white space, and a whole number without what a program takes
    /// away or puts there, the plus before it and `.0` behind it.
    ///
    /// Zeros before a number stay: with them it is another number of an employee.
    static func loose(_ text: String) -> String {
        let exact = SpreadsheetApostrophe.removing(from: exact(text))
        return bare(exact.utf8.contains(where: mayBeSpace) ? exact.filter { !$0.isWhitespace } : exact)
    }

    /// A whole number without plus and `.0`; any other text as it is.
    private static func bare(_ text: String) -> String {
        let bytes = text.utf8
        let isSigned = bytes.first == UInt8(ascii: "+")
        guard isSigned || bytes.last == UInt8(ascii: "0") && bytes.contains(UInt8(ascii: ".")) else { return text }
        let digits = bytes.dropFirst(isSigned ? 1 : 0).prefix(while: isDigit)
        let rest = bytes[digits.endIndex...]
        guard !digits.isEmpty, rest.isEmpty || rest.first == UInt8(ascii: ".") else { return text }
        guard rest.count != 1, rest.dropFirst().allSatisfy({ $0 == UInt8(ascii: "0") }) else { return text }
        return String(text[digits.startIndex..<digits.endIndex])
    }

    /// Whether it is a whole number with zeros before it.
    static func isZeroed(_ text: String) -> Bool {
        text.utf8.count > 1 && text.utf8.first == UInt8(ascii: "0") && text.utf8.allSatisfy(isDigit)
    }

    /// A whole number without the zeros before it; any other text as it is.
    static func zeroless(_ text: String) -> String {
        guard isZeroed(text) else { return text }
        let digits = text.utf8.drop { $0 == UInt8(ascii: "0") }
        return digits.isEmpty ? "0" : String(text[digits.startIndex...])
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// As a sheet holds what somebody types.
    static func lines(_ text: String) -> String {
        guard text.utf8.contains(0x0D) else { return text }
        return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    /// The name of a column, as it is held against others.
    static func heading(_ text: String) -> String {
        let heading = exact(text)
        return String(heading.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// Adds a text by its bytes: two forms of one text are equal to Swift, and not to a reader of bytes.
    static func add(_ text: String, to hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        // What no text has keeps 'a' beside 'bc' apart from 'ab' beside 'c'.
        hasher.combine(UInt8(0xFF))
    }

    static func hash(_ text: String) -> Int {
        var hasher = Hasher()
        add(text, to: &hasher)
        return hasher.finalize()
    }

    static func isEqual(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }

    /// Whether the exact form is certainly the text itself: nothing that is taken off stands before it.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return true }
        switch first {
        case 0...0x20, 0x7F, UInt8(ascii: "'"), UInt8(ascii: "="), UInt8(ascii: "{"), UInt8(ascii: "+"),
            UInt8(ascii: "-"), UInt8(ascii: "@"), 0xC2, 0xCC...0xCE, 0xD9, 0xE0...0xE3, 0xEE...0xFF:
            return false
        default: return !text.utf8.contains(0x0D)
        }
    }

    /// Whether a byte is a space, or begins one outside ASCII.
    private static func mayBeSpace(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0xC2 || (0xE1...0xE3).contains(byte)
    }
}
