/// A number of a cell, as the shortest digits that give the same number.
enum SpreadsheetNumber {
    /// Digits that a spreadsheet keeps of a number.
    static let digits = 15

    /// Whether a text is a number as it is to stand: digits, perhaps a point, neither zeros to spare nor more digits than
    /// any number keeps.
    static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, let last = text.last, text.count <= digits else { return false }
        var hasPoint = false
        for byte in text {
            if byte == UInt8(ascii: "."), !hasPoint { hasPoint = true } else if byte &- 0x30 > 9 { return false }
        }
        guard hasPoint else { return first != UInt8(ascii: "0") || text.count == 1 }
        return first != UInt8(ascii: ".") && last != UInt8(ascii: "0") && last != UInt8(ascii: ".")
            && (first != UInt8(ascii: "0") || text[1] == UInt8(ascii: "."))
    }

    /// The number that a text is; `nil` for what is none, be it endless.
    static func value(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        guard text.allSatisfy({ $0 &- 0x30 <= 9 || $0 == 0x2E || $0 == 0x2D || $0 == 0x2B || $0 | 0x20 == 0x65 }),
            let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite
        else { return nil }
        return value
    }

    /// Whether it is a whole number of more digits than a spreadsheet keeps.
    static func hasUncertainDigits(_ value: Double) -> Bool { abs(value) >= 1e15 }

    /// The shortest digits that give the number, without an exponent where that is readable.
    static func text(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        let text = "\(value)"
        guard let sign = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: sign)...]),
            (-30...30).contains(exponent)
        else { return text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
        return plain(text[..<sign], exponent: exponent)
    }

    /// Moves the point of `-1.25` by an exponent.
    private static func plain(_ mantissa: Substring, exponent: Int) -> String {
        let sign = mantissa.hasPrefix("-") ? "-" : ""
        let parts = mantissa.drop { $0 == "-" }.split(separator: ".")
        let fraction = parts.count > 1 && parts[1] != "0" ? parts[1] : ""
        let all = parts[0] + fraction
        let point = parts[0].count + exponent
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + all }
        if point >= all.count { return sign + all + String(repeating: "0", count: point - all.count) }
        return sign + all.prefix(point) + "." + all.dropFirst(point)
    }
}
