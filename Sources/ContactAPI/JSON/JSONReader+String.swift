extension JSONReader {
    /// A text in quotes.
    mutating func string() throws -> String {
        guard !isPassing else {
            try skipString()
            return ""
        }
        try expect(UInt8(ascii: "\""))
        let start = place
        try passPlain()
        guard place.pointee == UInt8(ascii: "\"") else { return try stringWithEscapes(from: start) }
        defer { place += 1 }
        return Self.text(UnsafeBufferPointer(start: start, count: place - start))
    }

    /// Passes over a text in quotes, and refuses what `string` refuses.
    mutating func skipString() throws {
        try expect(UInt8(ascii: "\""))
        try passPlain()
        while place.pointee != UInt8(ascii: "\"") {
            _ = try escapedCharacter()
            try passPlain()
        }
        place += 1
    }

    /// Goes on to the next quote, backslash or control character; there is one, or the text ends within the string.
    mutating func passPlain() throws {
        // Eight bytes at a time, up to the first that is one of these.
        while end - place >= 8 {
            let special = Self.specials(in: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self).littleEndian)
            guard special == 0 else {
                place += special.trailingZeroBitCount / 8
                return
            }
            place += 8
        }
        while place < end, !Self.isSpecial(place.pointee) { place += 1 }
        guard place < end else { throw Uncertain() }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// The top bit of each of eight bytes that is a quote, a backslash or a control character.
    ///
    /// The lowest bit that is set is right; one above it may be set for a byte that follows such a one.
    /// Source: Warren, "Hacker's Delight", 6–1, on finding a zero byte in a word.
    private static func specials(in word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ (ones &* 0x22)
        let backslashes = word ^ (ones &* 0x5C)
        let isQuote = (quotes &- ones) & ~quotes
        let isBackslash = (backslashes &- ones) & ~backslashes
        let isControl = (word &- (ones &* 0x20)) & ~word
        return (isQuote | isBackslash | isControl) & (ones &* 0x80)
    }

    /// A text of bytes that stand between quotes or escapes: ASCII on both sides, so that they are UTF-8 as the whole is.
    private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        // A text that is known to be ASCII is compared and hashed faster.
        let isASCII = bytes.reduce(0, |) < 0x80
        return String(copying: unsafe UTF8Span(unchecked: bytes.span, isKnownASCII: isASCII))
    }

    /// The rest of a text that has escapes; `place` stands at the first of them.
    private mutating func stringWithEscapes(from start: UnsafePointer<UInt8>) throws -> String {
        var bytes = Array(UnsafeBufferPointer(start: start, count: place - start))
        while place.pointee != UInt8(ascii: "\"") {
            bytes.append(contentsOf: UTF8.encode(try escapedCharacter()) ?? .init())
            let start = place
            try passPlain()
            bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: place - start))
        }
        place += 1
        return bytes.withUnsafeBufferPointer { Self.text($0) }
    }

    /// What an escape stands for, with its backslash.
    private mutating func escapedCharacter() throws -> Unicode.Scalar {
        guard place.pointee == UInt8(ascii: "\\") else { throw Uncertain() }
        place += 1
        guard place < end else { throw Uncertain() }
        let kind = place.pointee
        place += 1
        return switch kind {
        case UInt8(ascii: "\""): "\""
        case UInt8(ascii: "\\"): "\\"
        case UInt8(ascii: "/"): "/"
        case UInt8(ascii: "b"): "\u{08}"
        case UInt8(ascii: "f"): "\u{0C}"
        case UInt8(ascii: "n"): "\n"
        case UInt8(ascii: "r"): "\r"
        case UInt8(ascii: "t"): "\t"
        case UInt8(ascii: "u"): try escapedScalar()
        default: throw Uncertain()
        }
    }

    /// The scalar of one `\u` escape, or of two that are a surrogate pair.
    private mutating func escapedScalar() throws -> Unicode.Scalar {
        let first = try fourHexDigits()
        if let scalar = Unicode.Scalar(first), first > 0 { return scalar }
        guard (0xD800..<0xDC00).contains(first) else { throw Uncertain() }
        try expect(word: "\\u")
        let second = try fourHexDigits()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw Uncertain() }
        return scalar
    }

    private mutating func fourHexDigits() throws -> UInt32 {
        guard end - place >= 4 else { throw Uncertain() }
        var value: UInt32 = 0
        for byte in UnsafeBufferPointer(start: place, count: 4) {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { throw Uncertain() }
            value = value << 4 | UInt32(digit)
        }
        place += 4
        return value
    }
}
