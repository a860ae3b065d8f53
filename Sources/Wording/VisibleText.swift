/// Text as a screen or a log may show it: what is not seen, or moves what is seen, is written out.
///
/// A cell, a file name or an answer may hold characters that colour, overwrite or turn round what stands beside them,
/// so that a line says something else than it holds. By their Unicode properties: control (Cc) and format characters
/// (Cf), those of the bidirectional algorithm, separators of lines and paragraphs, and whatever else is ignored where
/// it is not supported, such as U+034F and the fillers of Hangul. Selectors of variants stay: they belong to emoji and
/// to Chinese characters.
/// Source: Unicode Standard Annex #44; Unicode Technical Report #36 §2.
package enum VisibleText {
    /// Writes each of them as `\u{…}`, as Swift does.
    package static func escaped(_ text: String) -> String {
        replacing(in: text) { "\\u{\(String($0.value, radix: 16))}" }
    }

    /// Writes each of them as JSON does; the value stays the same.
    ///
    /// `json` is JSON on one line.
    package static func escaped(json: String) -> String {
        replacing(in: json) { scalar in
            scalar.utf16.map { unit in
                let digits = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            }.joined()
        }
    }

    /// Whether a text holds anything that is written out.
    package static func isUnseen(in text: String) -> Bool { text.unicodeScalars.contains(where: isUnseen) }

    private static func replacing(in text: String, _ escape: (Unicode.Scalar) -> String) -> String {
        guard isUnseen(in: text) else { return text }
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isUnseen(scalar) {
                safe.append(contentsOf: escape(scalar).unicodeScalars)
            } else {
                safe.append(scalar)
            }
        }
        return String(safe)
    }

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0x4E00...0x9FFF: return false
        default: break
        }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
        default: break
        }
        return properties.isBidiControl || properties.isDefaultIgnorableCodePoint && !properties.isVariationSelector
    }
}
