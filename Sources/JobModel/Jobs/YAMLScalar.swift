/// Writes a text so that a YAML file holds it: as it is where that is certain, else in double quotes.
///
/// Source: YAML 1.2.2, 5.7, "Escaped Characters", and 7.3.3, "Plain Style".
package enum YAMLScalar {
    package static func text(_ text: String) -> String {
        isPlain(text) ? text : "\"" + text.unicodeScalars.map(escaped).joined() + "\""
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, text.last != " ", !words.contains(text.lowercased()) else {
            return false
        }
        let isFirst = first.properties.isAlphabetic
        return isFirst
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value)
                    || " _-./()（）【】".unicodeScalars.contains(scalar)
            }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        case "\"": return "\\\""
        case "\\": return "\\\\"
        default: break
        }
        let isSeen =
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
            case .spaceSeparator: scalar == " "
            default: true
            }
        guard !isSeen else { return String(scalar) }
        let digits = String(scalar.value, radix: 16)
        let width = scalar.value > 0xFFFF ? 8 : 4
        return (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
    }

    /// What YAML reads as another kind of value.
    private static let words: Set<String> = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"]
}
