/// The escapes `_x000D_` by which Open XML writes characters that XML cannot hold.
///
/// Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
enum EscapedText {
    /// Appends a text with its escapes read; most texts have none.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        guard hasEscape(text) else {
            bytes.append(contentsOf: text)
            return
        }
        var units: [UInt16] = []
        var place = 0
        while place < text.count {
            if let unit = unit(at: place, in: text) {
                units.append(unit)
                place += 7
                continue
            }
            flush(&units, to: &bytes)
            bytes.append(text[place])
            place += 1
        }
        flush(&units, to: &bytes)
    }

    private static func hasEscape(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count >= 7 else { return false }
        for place in 0..<(text.count - 6) where text[place] == UInt8(ascii: "_") && text[place + 1] == UInt8(ascii: "x")
        {
            return true
        }
        return false
    }

    /// Several escapes in a row may be the halves of one character.
    private static func flush(_ units: inout [UInt16], to bytes: inout [UInt8]) {
        guard !units.isEmpty else { return }
        bytes.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
        units.removeAll(keepingCapacity: true)
    }

    private static func unit(at place: Int, in text: UnsafeBufferPointer<UInt8>) -> UInt16? {
        guard place + 7 <= text.count, text[place] == UInt8(ascii: "_"), text[place + 1] == UInt8(ascii: "x"),
            text[place + 6] == UInt8(ascii: "_")
        else { return nil }
        var unit: UInt16 = 0
        for byte in text[(place + 2)..<(place + 6)] {
            guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return nil }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}
