/// Columns that text takes on a terminal.
package enum DisplayWidth {
    /// CJK characters take two columns; what joins the character before it, and what is unseen, takes none.
    package static func of(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + columns($1) } }

    /// Cut or filled to exactly that many columns, with an ellipsis where something was cut.
    package static func fitted(_ text: String, to width: Int) -> String {
        let all = of(text)
        guard all > width else { return text + String(repeating: " ", count: width - all) }
        var kept = ""
        var taken = 0
        for character in text {
            let columns = of(String(character))
            guard taken + columns < width else { break }
            kept.append(character)
            taken += columns
        }
        return kept + "…" + String(repeating: " ", count: max(0, width - taken - 1))
    }

    private static func columns(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return 1
        }
    }
}
