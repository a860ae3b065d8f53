import JobModel
import Wording

/// Tells formulas from values: `="00012"` is how a program writes the text `00012` that a spreadsheet must not change;
/// `=A1`, `=SUM(1,1)` and `=VLOOKUP(…)` are formulas whose results are not in the sheet, and never a value.
///
/// A cell that a spreadsheet's apostrophe marks as text, `'=A1`, is text.
enum FormulaRule {
    /// The text within `="…"`; `nil` for anything else.
    static func text(within cell: String) -> String? {
        guard cell.utf8.count >= 3, cell.hasPrefix("=\""), cell.hasSuffix("\"") else { return nil }
        let inner = cell.dropFirst(2).dropLast()
        // A quote within is doubled; a single one ends the text, and something is done with it.
        let rest = inner.replacing("\"\"", with: "")
        return rest.contains("\"") ? nil : String(inner.replacing("\"\"", with: "\""))
    }

    /// Whether a cell begins with no sign of formulas, or with one that calls no function.
    static func isCertainlyFine(_ cell: PlainCell) -> Bool {
        switch cell.first {
        case UInt8(ascii: "="), UInt8(ascii: "{"): return false
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"):
            guard cell.bytes.count > 1 else { return true }
            return !(0x41...0x5A).contains(cell.bytes[1]) && cell.bytes[1] != UInt8(ascii: ".")
        default: return true
        }
    }

    static func finding(in cell: CellText) -> Finding? {
        guard !cell.isMarkedText, isFormula(cell.text) else { return nil }
        return Finding(
            code: "damage.formula",
            value: cell.text,
            problem: LocalizedText(
                en: "'\(cell.text)' is a formula, and its result is not in the sheet",
                zh: "“\(cell.text)”是公式，表格中没有其结果"
            ),
            remedy: LocalizedText(
                en: "Save the sheet with values in place of formulas; an apostrophe before the = makes it text.",
                zh: "请将公式转为数值后重新保存；若确为文本，请在 = 前加英文单引号。"
            ),
            pageRemedy: LocalizedText(
                en:
                    "Correct the cell here: write the value in place of the formula; an apostrophe before the = makes it text.",
                zh: "请在此处更正单元格：填写结果代替公式；若确为文本，请在 = 前加英文单引号。"
            )
        )
    }

    private static func isFormula(_ text: String) -> Bool {
        guard let first = text.utf8.first, "={+-@".utf8.contains(first) else { return false }
        let bytes = Array(text.utf8.prefix(80))
        guard bytes.count > 1 else { return false }
        switch first {
        case UInt8(ascii: "="):
            // =_= and =^_^= are faces.
            return !text.hasSuffix("=") && !"_^=. >".utf8.contains(bytes[1])
        case UInt8(ascii: "{"): return bytes[1] == UInt8(ascii: "=") && text.hasSuffix("}")
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"):
            // What Lotus began a formula with is one only if a function is called: +SUM(A1:A3).
            let name = bytes.dropFirst().prefix { (0x41...0x5A).contains($0) || $0 == UInt8(ascii: ".") }
            return name.count > 1 && bytes.dropFirst(1 + name.count).first == UInt8(ascii: "(") && text.hasSuffix(")")
        default: return false
        }
    }
}

extension Finding {
    static func formulaText(_ original: String, _ text: String, column: String) -> Finding {
        Finding(
            code: "repair.formulaText",
            column: column,
            value: original,
            problem: LocalizedText(
                en: "'\(original)' is how a program writes the text '\(text)'",
                zh: "“\(original)”是文本“\(text)”的公式写法，已还原"
            ),
            remedy: LocalizedText(en: "Nothing to do.", zh: "无需处理。")
        )
    }
}
