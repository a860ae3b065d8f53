import CTextScan

/// Of what kinds the bytes of a cell are: one look at each byte tells every rule whether it has anything to look at.
struct ByteKinds: OptionSet {
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }

    private init(_ kind: byte_kind) { rawValue = kind.rawValue }

    /// Of all bytes of a text, by the table in `ByteKinds.h`.
    @inline(__always)
    init(of bytes: UnsafeBufferPointer<UInt8>) { rawValue = byte_kinds_of(bytes.baseAddress, bytes.count) }

    static let digit = ByteKinds(BYTE_DIGIT)
    static let letter = ByteKinds(BYTE_LETTER)
    static let space = ByteKinds(BYTE_SPACE)
    /// `'`, `"` and the grave accent.
    static let quote = ByteKinds(BYTE_QUOTE)
    static let ampersand = ByteKinds(BYTE_AMPERSAND)
    static let backslash = ByteKinds(BYTE_BACKSLASH)
    static let percent = ByteKinds(BYTE_PERCENT)
    static let question = ByteKinds(BYTE_QUESTION)
    static let tilde = ByteKinds(BYTE_TILDE)
    static let plus = ByteKinds(BYTE_PLUS)
    static let hyphen = ByteKinds(BYTE_HYPHEN)
    static let semicolon = ByteKinds(BYTE_SEMICOLON)
    static let colon = ByteKinds(BYTE_COLON)
    static let comma = ByteKinds(BYTE_COMMA)
    static let slash = ByteKinds(BYTE_SLASH)
    static let dot = ByteKinds(BYTE_DOT)
    static let at = ByteKinds(BYTE_AT)
    /// `(` and `[`.
    static let bracket = ByteKinds(BYTE_BRACKET)
    static let brace = ByteKinds(BYTE_BRACE)
    /// The rest of what ASCII shows.
    static let sign = ByteKinds(BYTE_SIGN)
    /// Begins one of U+4000 to U+9FFF: everyday Chinese.
    static let han = ByteKinds(BYTE_HAN)
    /// May begin one of `OrdinaryScalars`.
    static let rare = ByteKinds(BYTE_RARE)
    /// Controls, and what begins characters that a rule may look for.
    static let refused = ByteKinds(BYTE_REFUSED)

    /// What is not ASCII, and the signs that begin codes.
    static let unlikeOrdinaryASCII: ByteKinds = [
        .ampersand, .backslash, .percent, .tilde, .plus, .han, .rare, .refused,
    ]

    /// What is not ASCII.
    static let foreign: ByteKinds = [.han, .rare]
}
