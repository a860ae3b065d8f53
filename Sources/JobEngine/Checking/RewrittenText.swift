import JobModel

/// Tells what a spreadsheet program writes by itself in place of a cell's text from what somebody types.
enum RewrittenText {
    /// Whether a program may have made the new text of the old one.
    static func mayBe(_ new: String, of old: String) -> Bool {
        let (was, now) = (plain(old), plain(new))
        if was == now { return true }
        guard !was.isEmpty, !now.isEmpty else { return false }
        if isCut(now, of: old) || isOtherEncoding(now, was) { return true }
        if truths.contains(was.lowercased()), was.lowercased() == now.lowercased() { return true }
        return isSameNumber(now, was) || WrittenDay.isSame(now, was) || WrittenTime.isSame(now, was)
    }

    private static let truths: Set = ["true", "false"]

    /// Without what stands around a text: spaces, the apostrophe of a spreadsheet, `="…"`.
    private static func plain(_ text: String) -> String {
        var plain = SpreadsheetApostrophe.removing(from: text)[...]
        while let first = plain.first, first.isWhitespace { plain.removeFirst() }
        while let last = plain.last, last.isWhitespace { plain.removeLast() }
        guard plain.utf8.count > 3, plain.hasPrefix("=\""), plain.hasSuffix("\"") else { return String(plain) }
        return String(plain.dropFirst(2).dropLast())
    }

    /// Whether it ends with the mark of a text of which a workbook has the beginning alone.
    private static func isCut(_ now: String, of old: String) -> Bool {
        AnnotatedCell.isTooLong(old) && now.hasSuffix(" … (\(old.utf16.count))")
    }

    /// Whether a program shows it in place of a value that it does not have.
    static func isError(_ text: String) -> Bool {
        let now = plain(text)
        let errors: Set = ["#NAME?", "#VALUE!", "#REF!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!"]
        return errors.contains(now) || now.utf8.count > 2 && now.utf8.allSatisfy { $0 == UInt8(ascii: "#") }
    }

    /// Whether it is a long number of which a program has left the first digits alone, such as `1.38E+10`.
    ///
    /// No one writes a number of ten digits or more so; whatever it was before, the others are lost.
    static func isShortened(_ text: String) -> Bool {
        let now = plain(text)
        // In some languages a program writes `1,38E+10`.
        guard now.utf8.contains(UInt8(ascii: "+")), let number = WrittenNumber(now.replacing(",", with: ".")) else {
            return false
        }
        return number.isScientific && number.value.exponent > max(9, number.writtenDigits)
    }

    /// Whether it is the old text with question marks in place of letters that an encoding such as GBK does not have.
    private static func isOtherEncoding(_ now: String, _ was: String) -> Bool {
        var rest = now.unicodeScalars[...]
        var isOther = false
        for scalar in was.unicodeScalars {
            if rest.first == scalar {
                rest.removeFirst()
                continue
            }
            guard !scalar.isASCII, rest.first == "?" else { return false }
            rest.removeFirst()
            isOther = true
            // A letter of two units becomes two marks in some programs.
            if scalar.value > 0xFFFF, rest.first == "?" { rest.removeFirst() }
        }
        return isOther && rest.isEmpty
    }

    private static func isSameNumber(_ now: String, _ was: String) -> Bool {
        guard let one = WrittenNumber(was), let other = WrittenNumber(now) else { return false }
        // A program takes a plus and zeros away; people put them back.
        if now.hasPrefix("+") && !was.hasPrefix("+") || zeros(now) > zeros(was) { return false }
        if one == other { return true }
        // 1.38E+10 has as many digits as the column is wide; a number of more than 15 digits loses the others.
        if other.isScientific { return one.rounded(to: other.writtenDigits) == other.value }
        return one.digits.count > 15 && (one.rounded(to: 15) == other.value || one.cut(to: 15) == other.value)
    }

    /// How many zeros stand before the digits, of which `0.5` has none.
    private static func zeros(_ text: String) -> Int {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
        let next = digits.dropFirst(zeros).first
        return zeros > 0 && (next == nil || next == UInt8(ascii: ".")) ? zeros - 1 : zeros
    }
}
