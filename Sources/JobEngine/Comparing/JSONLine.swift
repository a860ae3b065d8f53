/// One object of a line of JSON as an export writes it: texts, numbers, flags and lists of texts, and nothing nested.
///
/// Only what an export writes is read; anything else is refused, and nothing is guessed.
struct JSONLine {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    /// The line is no object of an export.
    struct Malformed: Error {}

    /// A value, of which texts are read where they stand.
    enum Value {
        case text
        case number(Int)
        case flag(Bool)
        /// A list, whose items were handed over.
        case list
        case null
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Hands over each member.
    ///
    /// - Parameters:
    ///   - key: Takes a key.
    ///   - text: Takes a text, with the number of the item in a list, or `nil` for a text by itself.
    ///   - value: Takes whatever else a member's value is.
    /// - Throws: `Malformed`.
    mutating func read(
        key: ([UInt8]) throws -> Void,
        text: ([UInt8], _ item: Int?) -> Void,
        value: (Value) -> Void
    ) throws {
        try expect("{")
        if take("}") { return try end() }
        repeat {
            skipSpace()
            try key(try string())
            try expect(":")
            skipSpace()
            switch peek {
            case UInt8(ascii: "\""): text(try string(), nil)
            case UInt8(ascii: "["):
                try list(text)
                value(.list)
            default: value(try word())
            }
        } while take(",")
        try expect("}")
        try end()
    }

    private mutating func list(_ text: ([UInt8], Int?) -> Void) throws {
        try expect("[")
        if take("]") { return }
        var item = 0
        repeat {
            skipSpace()
            text(try string(), item)
            item += 1
        } while take(",")
        try expect("]")
    }

    private mutating func word() throws -> Value {
        let start = place
        while let byte = peek, !Self.isEnd(byte) { place += 1 }
        let word = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self)
        switch word {
        case "true": return .flag(true)
        case "false": return .flag(false)
        case "null": return .null
        default:
            guard let number = Int(word) else { throw Malformed() }
            return .number(number)
        }
    }

    private static func isEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == 0x20 || byte == 0x0D
    }

    /// A text in quotes, without its escapes.
    ///
    /// Source: RFC 8259, 7.
    private mutating func string() throws -> [UInt8] {
        try expect("\"")
        var text: [UInt8] = []
        while true {
            let start = place
            while place < bytes.count, bytes[place] >= 0x20, bytes[place] != UInt8(ascii: "\""),
                bytes[place] != UInt8(ascii: "\\")
            { place += 1 }
            text += bytes[start..<place]
            guard place < bytes.count, bytes[place] >= 0x20 else { throw Malformed() }
            place += 1
            if bytes[place - 1] == UInt8(ascii: "\"") { return text }
            try appendEscape(to: &text)
        }
    }

    private mutating func appendEscape(to text: inout [UInt8]) throws {
        guard let byte = peek else { throw Malformed() }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"):
            guard place + 4 <= bytes.count,
                let code = UInt32(
                    String(decoding: UnsafeBufferPointer(rebasing: bytes[place..<place + 4]), as: UTF8.self),
                    radix: 16
                ), let scalar = Unicode.Scalar(code)
            else { throw Malformed() }
            place += 4
            text += Array(String(Character(scalar)).utf8)
        default: throw Malformed()
        }
    }

    private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0D { place += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard peek == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func expect(_ character: Unicode.Scalar) throws {
        guard take(character) else { throw Malformed() }
    }

    private mutating func end() throws {
        skipSpace()
        guard peek == nil else { throw Malformed() }
    }
}
