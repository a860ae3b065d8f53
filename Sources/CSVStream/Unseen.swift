/// Invisible characters of a sheet: spaces of any kind, zero-width and direction marks, byte order marks.
enum Unseen {
    /// The bytes of the unseen character at a place, 0 where there is none, or `nil` where the text ends within one.
    static func length(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        switch bytes[place] {
        case UInt8(ascii: " "), UInt8(ascii: "\t"): return 1
        case 0xC2:
            guard place + 1 < bytes.count else { return nil }
            return bytes[place + 1] == 0xA0 || bytes[place + 1] == 0xAD ? 2 : 0
        case 0xE1, 0xE2, 0xE3, 0xEF:
            guard place + 2 < bytes.count else { return nil }
            return isUnseen(bytes[place], bytes[place + 1], bytes[place + 2]) ? 3 : 0
        default: return 0
        }
    }

    /// Of three bytes: spaces and marks of U+2000 to U+206F, the Ogham and ideographic spaces, the byte order mark.
    private static func isUnseen(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (lead, second) {
        case (0xE1, 0x9A): third == 0x80
        case (0xE2, 0x80): (0x80...0x8F).contains(third) || (0xAA...0xAF).contains(third)
        case (0xE2, 0x81): (0x9F...0xA4).contains(third) || (0xA6...0xA9).contains(third)
        case (0xE3, 0x80): third == 0x80
        case (0xEF, 0xBB): third == 0xBF
        default: false
        }
    }

    /// A record without the byte order marks at its beginning, which a file has where another was put behind it.
    static func withoutMarks(_ record: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = record
        while rest.first == 0xEF, rest.starts(with: mark) { rest = rest.dropFirst(mark.count) }
        return rest
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// A header without byte order marks, wherever they stand in it.
    static func withoutMarks(_ header: String) -> String {
        guard header.utf8.contains(0xEF), header.unicodeScalars.contains("\u{FEFF}") else { return header }
        return String(String.UnicodeScalarView(header.unicodeScalars.filter { $0 != "\u{FEFF}" }))
    }
}
