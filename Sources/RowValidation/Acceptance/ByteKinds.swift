/// Of what kinds the bytes of a cell are: one look at each byte tells every rule whether it has anything to look at.
struct ByteKinds: OptionSet {
    let rawValue: UInt32

    static let digit = ByteKinds(rawValue: 1 << 0)
    static let letter = ByteKinds(rawValue: 1 << 1)
    static let space = ByteKinds(rawValue: 1 << 2)
    /// `'`, `"` and the grave accent.
    static let quote = ByteKinds(rawValue: 1 << 3)
    static let ampersand = ByteKinds(rawValue: 1 << 4)
    static let backslash = ByteKinds(rawValue: 1 << 5)
    static let percent = ByteKinds(rawValue: 1 << 6)
    static let question = ByteKinds(rawValue: 1 << 7)
    static let tilde = ByteKinds(rawValue: 1 << 8)
    static let plus = ByteKinds(rawValue: 1 << 9)
    static let hyphen = ByteKinds(rawValue: 1 << 10)
    static let semicolon = ByteKinds(rawValue: 1 << 11)
    static let colon = ByteKinds(rawValue: 1 << 12)
    static let comma = ByteKinds(rawValue: 1 << 13)
    static let slash = ByteKinds(rawValue: 1 << 14)
    static let dot = ByteKinds(rawValue: 1 << 15)
    static let at = ByteKinds(rawValue: 1 << 16)
    /// `(` and `[`.
    static let bracket = ByteKinds(rawValue: 1 << 17)
    static let brace = ByteKinds(rawValue: 1 << 18)
    /// The rest of what ASCII shows.
    static let sign = ByteKinds(rawValue: 1 << 19)
    /// Begins one of U+4000 to U+9FFF: everyday Chinese.
    static let han = ByteKinds(rawValue: 1 << 20)
    /// May begin one of `OrdinaryScalars`.
    static let rare = ByteKinds(rawValue: 1 << 21)
    /// Controls, and what begins characters that a rule may look for.
    static let refused = ByteKinds(rawValue: 1 << 22)

    /// What is not ASCII.
    static let foreign: ByteKinds = [.han, .rare]

    /// The kind of a byte of UTF-8; none for those behind the first of a character.
    @inline(__always)
    static func kind(of byte: UInt8) -> UInt32 {
        switch byte {
        case 0x30...0x39: 1 << 0
        case 0x41...0x5A, 0x61...0x7A: 1 << 1
        case 0x20: 1 << 2
        case 0x22, 0x27, 0x60: 1 << 3
        case 0x26: 1 << 4
        case 0x5C: 1 << 5
        case 0x25: 1 << 6
        case 0x3F: 1 << 7
        case 0x7E: 1 << 8
        case 0x2B: 1 << 9
        case 0x2D: 1 << 10
        case 0x3B: 1 << 11
        case 0x3A: 1 << 12
        case 0x2C: 1 << 13
        case 0x2F: 1 << 14
        case 0x2E: 1 << 15
        case 0x40: 1 << 16
        case 0x28, 0x5B: 1 << 17
        case 0x7B: 1 << 18
        case 0x21, 0x23, 0x24, 0x29, 0x2A, 0x3C...0x3E, 0x5D...0x5F, 0x7C, 0x7D: 1 << 19
        case 0x80...0xBF: 0
        case 0xE4...0xE9: 1 << 20
        case 0xC2...0xCB, 0xD0...0xD3, 0xE3, 0xEA...0xED, 0xEF, 0xF0: 1 << 21
        default: 1 << 22
        }
    }
}
