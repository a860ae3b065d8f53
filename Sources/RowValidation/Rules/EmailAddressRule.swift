import JobModel

/// Requires `email` to have the shape of one address.
///
/// Only the shape: the directory is the authority on whether the mailbox exists.
/// Limits are octets, from RFC 5321 §4.5.3.1.
enum EmailAddressRule {
    static func read(_ text: String) -> CellReading<String> {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].count), (1...255).contains(parts[1].count),
            !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || isForbidden($0) }), isDotted(parts[0]),
            isDomain(parts[1])
        else { return .finding(.malformedEmail(text)) }
        return .value(text)
    }

    private static func isForbidden(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "["), UInt8(ascii: "]"):
            true
        default: false
        }
    }

    /// Dots stand between atoms, never at an end or twice.
    private static func isDotted(_ part: Substring.UTF8View.SubSequence) -> Bool {
        part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
    }

    private static func isDomain(_ part: Substring.UTF8View.SubSequence) -> Bool {
        let labels = part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                    && label.allSatisfy { $0 >= 0x80 || isLetterDigitHyphen($0) }
            }
    }

    private static func isLetterDigitHyphen(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
        default: false
        }
    }
}

extension Finding {
    fileprivate static func malformedEmail(_ address: String) -> Finding {
        Finding(
            code: "email.malformed",
            value: address,
            problem: Words(en: "'\(address)' is not an e-mail address", zh: "“\(address)”不是邮箱地址"),
            remedy: Words(en: "Write one address, such as ada@example.com.", zh: "请填写一个邮箱地址，例如 ada@example.com。")
        )
    }
}
