/// Text as the XML of a workbook holds it.
///
/// XML holds no control characters but tab and line feed, and would read a carriage return as a line feed: they stand as
/// `_x000D_`. A text that looks like that itself has its `_` written as `_x005F_`.
/// Source: ISO/IEC 29500-1, 22.9.2.19, ST_Xstring.
package enum WorkbookText {
    /// UTF-16 units that a cell or comment holds, as they are written: a control character takes seven.
    package static let limit = 32_767

    /// UTF-16 units that a text takes in the file.
    package static func length(of text: String) -> Int { escaped(text).utf16.count }

    /// The longest beginning of a text that takes no more than so many UTF-16 units in the file; no character of Unicode is split.
    package static func beginning(of text: String, units: Int) -> String {
        var kept = String.UnicodeScalarView()
        var count = 0
        for scalar in text.unicodeScalars {
            // An underscore may begin what has to be escaped.
            count += scalar == "_" ? escapedLength : escaped(String(scalar)).utf16.count
            if count > units { break }
            kept.append(scalar)
        }
        return String(kept)
    }

    private static let escapedLength = 7

    static func escaped(_ text: String) -> String {
        guard needsEscape(text) else { return text }
        var escaped = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        for (place, scalar) in scalars.enumerated() {
            switch scalar.value {
            case 0x09, 0x0A: escaped.append(scalar)
            case 0..<0x20, 0xFFFE, 0xFFFF: escaped += code(scalar.value).unicodeScalars
            case 0x5F where isEscape(scalars, at: place): escaped += code(scalar.value).unicodeScalars
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    /// In nearly every text nothing does, and that is seen by its bytes.
    private static func needsEscape(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A || $0 == 0x5F || $0 == 0xEF }
        }
    }

    /// Whether `_x0041_` stands at a place.
    private static func isEscape(_ scalars: [Unicode.Scalar], at place: Int) -> Bool {
        guard place + 7 <= scalars.count, scalars[place + 1] == "x", scalars[place + 6] == "_" else { return false }
        return scalars[place + 2..<place + 6].allSatisfy { $0.properties.isASCIIHexDigit }
    }

    private static func code(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
    }
}
