import JobModel
import Wording

/// Requires `email` to have the shape of one address.
///
/// Only the shape: the directory is the authority on whether the mailbox exists.
/// Limits are bytes, from RFC 5321 §4.5.3.1; the characters before the `@` are those of RFC 5322 §3.2.3, as the directory
/// takes no others.
enum EmailAddressRule {
    static func read(_ text: String) -> CellReading<String> {
        var address = text
        if address.withUTF8(isAddress) { return .value(address) }
        // An address in full width is none; in half width it can be no other than the one that was meant.
        var narrow = text.halfWidth
        guard narrow != text, narrow.isASCII, narrow.withUTF8(isAddress) else { return .finding(.malformedEmail(text)) }
        return CellReading(value: narrow, repairs: [.halfWidthEmail(text, narrow)])
    }

    /// Whether a cell is an address in ASCII.
    static func isCertainlyFine(_ cell: PlainCell) -> Bool {
        cell.lacks([.foreign, .refused]) && isAddress(cell.bytes)
    }

    private static func isAddress(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = 0
        while at < bytes.count, bytes[at] != UInt8(ascii: "@") { at += 1 }
        guard at < bytes.count else { return false }
        let (local, domain) = (bytes[..<at], bytes[(at + 1)...])
        return (1...64).contains(local.count) && (1...255).contains(domain.count) && isDotted(local) && isDomain(domain)
    }

    /// What the part before the `@` consists of, dots aside: no white space, and no signs of lists, names, comments or
    /// schemes such as `mailto:`.
    private static func isAtomText(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"),
            UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
            UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "^"),
            UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// Dots stand between atoms, never at an end or twice.
    private static func isDotted(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var before = dot
        for byte in part {
            if byte == dot ? before == dot : !isAtomText(byte) { return false }
            before = byte
        }
        return before != dot
    }

    /// Labels of letters, digits and hyphens, two or more, none of them beginning or ending with a hyphen.
    private static func isDomain(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var (labels, length, before) = (0, 0, dot)
        for byte in part {
            if byte == dot {
                guard (1...63).contains(length), before != hyphen else { return false }
                labels += 1
                length = 0
            } else {
                guard byte >= 0x80 || isLetterDigitHyphen(byte), length > 0 || byte != hyphen else { return false }
                length += 1
            }
            before = byte
        }
        return labels >= 1 && (1...63).contains(length) && before != hyphen && isWords(part)
    }

    /// Whether what is not ASCII in a domain is letters and digits: `。`, `·` and curly quotes are not.
    private static func isWords(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard part.contains(where: { $0 >= 0x80 }) else { return true }
        return String(decoding: part, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
            if scalar.isASCII { return true }
            return switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .nonspacingMark, .spacingMark:
                true
            default: false
            }
        }
    }

    private static let dot = UInt8(ascii: ".")
    private static let hyphen = UInt8(ascii: "-")

    private static func isLetterDigitHyphen(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
        default: false
        }
    }
}

extension Finding {
    fileprivate static func halfWidthEmail(_ text: String, _ address: String) -> Finding {
        Finding(
            code: "repair.fullWidth",
            value: text,
            problem: LocalizedText(
                en: "full-width characters were narrowed: '\(address)'",
                zh: "已将全角字符转为半角：“\(address)”"
            ),
            remedy: LocalizedText(en: "Nothing to do.", zh: "无需处理。")
        )
    }

    fileprivate static func malformedEmail(_ address: String) -> Finding {
        Finding(
            code: "email.malformed",
            value: address,
            problem: LocalizedText(en: "'\(address)' is not an e-mail address", zh: "“\(address)”不是邮箱地址"),
            remedy: LocalizedText(
                en: "Write one address, such as ada@example.com.",
                zh: "请填写一个邮箱地址，例如 ada@example.com。"
            )
        )
    }
}
