import JobModel
import Wording

/// Recognises cells that a spreadsheet or a conversion has destroyed: error values, scientific notation, formulas, mojibake,
/// characters that are shown as nothing.
enum DamageRule {
    /// `#N/A` and its family, as Excel, WPS and Numbers write them in English, German, French, Spanish and Portuguese.
    private static let errors: Set<String> = [
        "#N/A", "#NA", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA",
        "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#PYTHON!", "#NV", "#WERT!", "#BEZUG!", "#ZAHL!",
        "#ÜBERLAUF!", "#N/D", "#VALEUR!", "#NOMBRE!", "#NOM?", "#NUL!", "#¡VALOR!", "#¡REF!", "#¡DIV/0!", "#¡NUM!",
        "#¿NOMBRE?", "#¡NULO!", "#VALOR!", "#NOME?", "#NULO!",
    ]

    static func finding(in cell: CellText) -> Finding? {
        guard mayBeDamaged(cell) else { return nil }
        let text = cell.text
        if text.utf8.first == UInt8(ascii: "#") {
            // A column that was too narrow for its numbers.
            if text.utf8.count > 2, text.utf8.allSatisfy({ $0 == UInt8(ascii: "#") }) { return .tooNarrow(text) }
            if errors.contains(text.uppercased()) { return .formulaError(text) }
        }
        if let formula = FormulaRule.finding(in: cell) { return formula }
        if let encoded = EncodedTextRule.finding(in: cell) { return encoded }
        guard !cell.isASCII, !text.isEmpty else { return nil }
        if text.unicodeScalars.allSatisfy(isUnseen) { return .unseen(text) }
        return MojibakeRule.finding(in: text)
    }

    /// Whether nothing is taken off a cell and no rule of damage finds anything in it.
    ///
    /// What is not ASCII in it can be seen, as `OrdinaryScalars` has it.
    static func isCertainlyFine(_ cell: PlainCell) -> Bool {
        cell.isOrdinaryASCII
            || CellText.isCertainlyWhole(cell) && cell.first != UInt8(ascii: "#") && FormulaRule.isCertainlyFine(cell)
                && EncodedTextRule.isCertainlyFine(cell) && MojibakeRule.isCertainlyFine(cell)
    }

    /// Whether one of the rules has anything to look at: in most cells none has, and that is seen at little cost.
    private static func mayBeDamaged(_ cell: CellText) -> Bool {
        guard cell.isASCII, cell.original == nil else { return true }
        switch cell.text.utf8.first {
        case UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "{"), UInt8(ascii: "-"), UInt8(ascii: "@"): return true
        default: break
        }
        // `+` begins what Lotus took for a formula, and UTF-7.
        return cell.text.utf8.contains { byte in
            switch byte {
            case UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "%"), UInt8(ascii: "?"), UInt8(ascii: "~"),
                UInt8(ascii: "+"):
                true
            default: false
            }
        }
    }

    /// Space, or one of the characters that are shown as nothing: U+3164 in place of a Korean letter, U+2800 in place of
    /// the dots of Braille, variation selectors, tags.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        // Han characters are seen, and asking for properties is slow.
        if (0x4E00...0x9FFF).contains(scalar.value) { return false }
        return scalar.value == 0x2800 || scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isWhitespace
    }

    /// `1.38E+10`: digits are lost for good, so nothing can be repaired.
    static func scientific(_ text: String) -> Finding? {
        let bytes = Array(text.utf8)
        guard let place = bytes.firstIndex(where: { $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "e") }),
            place > 0, place + 1 < bytes.count
        else { return nil }
        let mantissa = bytes[..<place]
        let exponent = bytes[(place + 1)...]
        guard mantissa.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") }), isDigit(mantissa[0]),
            exponent.first == UInt8(ascii: "+") || exponent.first.map(isDigit) == true,
            exponent.dropFirst().allSatisfy(isDigit)
        else { return nil }
        guard bytes.contains(UInt8(ascii: ".")) || exponent.first == UInt8(ascii: "+") else { return nil }
        return Finding(
            code: "damage.scientific",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' is a number that the spreadsheet shortened; its digits are lost",
                zh: "“\(text)”被表格软件转成科学计数法，原数字已丢失"
            ),
            remedy: LocalizedText(
                en: "Format the column as text in the spreadsheet and enter the number again.",
                zh: "请将该列设为文本格式并重新填写。"
            ),
            pageRemedy: LocalizedText(
                en: "Correct the cell here: write the whole number.",
                zh: "请在此处更正单元格：填写完整的号码。"
            )
        )
    }

    /// Whether a cell is no number that was shortened: that has a fraction or a sign in its exponent, and begins with a digit.
    static func isCertainlyNotScientific(_ cell: PlainCell) -> Bool {
        cell.lacks([.dot, .plus]) || !isDigit(cell.first)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

extension Finding {
    fileprivate static func formulaError(_ text: String) -> Finding {
        Finding(
            code: "damage.formulaError",
            value: text,
            problem: LocalizedText(en: "'\(text)' is a formula's error, not a value", zh: "“\(text)”是公式错误，不是有效值"),
            remedy: LocalizedText(en: "Correct the formula in the sheet, or empty the cell.", zh: "请修正表格公式或清空单元格。"),
            pageRemedy: LocalizedText(
                en: "Correct the cell here: write the value, or empty it.",
                zh: "请在此处更正单元格：填写实际内容或清空。"
            )
        )
    }

    fileprivate static func unseen(_ text: String) -> Finding {
        let points = text.unicodeScalars.prefix(3).map { "U+" + String($0.value, radix: 16, uppercase: true) }
            .joined(separator: " ")
        return Finding(
            code: "damage.unseen",
            value: text,
            problem: LocalizedText(
                en: "the cell has nothing in it that can be seen, but \(points)",
                zh: "单元格中只有不可见字符 \(points)"
            ),
            remedy: LocalizedText(
                en: "Enter the value, or empty the cell: what is empty stays as it is.",
                zh: "请填写内容，或清空单元格（空单元格不改变原值）。"
            )
        )
    }

    fileprivate static func tooNarrow(_ text: String) -> Finding {
        Finding(
            code: "damage.tooNarrow",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' is what a spreadsheet shows where a column is too narrow, not a value",
                zh: "“\(text)”是列宽不足时的显示，不是有效值"
            ),
            remedy: LocalizedText(en: "Widen the column and export again.", zh: "请加宽该列后重新导出。"),
            pageRemedy: LocalizedText(
                en: "Correct the cell here: write the value that was there.",
                zh: "请在此处更正单元格：填写原来的内容。"
            )
        )
    }
}
