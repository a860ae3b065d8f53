import CPhoneNumber
import JobModel

/// A region by which a number without a country code is read.
package enum PhoneRegion {
    /// Whether the two letters (ISO 3166-1) name a region with a numbering plan.
    package static func isKnown(_ region: String) -> Bool { roster_phone_is_region(region) != 0 }
}

/// Reads a mobile number as E.164, by libphonenumber with the job's region for numbers without a country code.
///
/// What has the right length but no place in its country's numbering plan is a warning: the directory decides.
struct MobileRule {
    let region: String
    let edition: JobDefinition.Edition

    func read(_ text: String) -> CellReading<String> {
        if region == "CN", let number = Self.plainMainland(text) { return checked(number) }
        if let damage = DamageRule.scientific(text) { return .finding(damage) }
        return parsed(text)
    }

    private func parsed(_ text: String) -> CellReading<String> {
        let narrow = text.halfWidth
        var buffer = [CChar](repeating: 0, count: 64)
        let utf8 = Array(narrow.utf8)
        let kind = utf8.withUnsafeBytes { bytes in
            roster_phone_parse(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                bytes.count,
                region,
                &buffer,
                buffer.count
            )
        }
        let number = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        switch UInt32(kind) {
        case ROSTER_PHONE_MOBILE.rawValue: return checked(number)
        case ROSTER_PHONE_OTHER.rawValue: return checked(number).warning(.notAMobile(text))
        case ROSTER_PHONE_UNLIKELY.rawValue:
            // The library calls local numbers possible; a mainland mobile has eleven digits all the same.
            let isTooShort = number.hasPrefix("+86") && number.count != 14
            return isTooShort ? .finding(.malformedMobile(text)) : checked(number).warning(.unlikelyMobile(text))
        default: return .finding(.malformedMobile(text))
        }
    }

    /// Lark refuses mainland numbers.
    ///
    /// Source: contact API, 44018.
    private func checked(_ number: String) -> CellReading<String> {
        if edition == .lark, number.hasPrefix("+86") { return .finding(.mainlandOnLark(number)) }
        return .value(number)
    }

    /// Eleven plain digits in a range that libphonenumber calls mobile, without asking it: nine rows of ten.
    static func plainMainland(_ text: String) -> String? {
        var bytes = text.utf8[...]
        if bytes.starts(with: [UInt8(ascii: "+"), UInt8(ascii: "8"), UInt8(ascii: "6")]) { bytes = bytes.dropFirst(3) }
        guard bytes.count == 11, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let digits = Array(bytes.prefix(3)).map { Int($0) - 0x30 }
        // Only ranges whose every number is mobile in libphonenumber's plan; the others go the slow way.
        guard digits[0] == 1, certain.contains(digits[1] * 10 + digits[2]) else { return nil }
        return "+86" + String(decoding: bytes, as: UTF8.self)
    }

    /// The second and third digit.
    ///
    /// A test compares each with the library.
    static let certain: Set<Int> = [
        30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 45, 47, 50, 51, 52, 53, 55, 56, 57, 58, 59, 66, 71, 72, 73, 75, 76, 77,
        78,
        80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 98, 99,
    ]
}

extension Finding {
    fileprivate static func malformedMobile(_ text: String) -> Finding {
        Finding(
            code: "mobile.malformed",
            value: text,
            problem: Words(en: "'\(text)' is not a phone number", zh: "“\(text)”不是有效手机号"),
            remedy: Words(
                en: "Write 11 digits, or + and the country code for numbers abroad, such as +447700900123.",
                zh: "请填写 11 位手机号；境外号码请加 + 和国家代码，例如 +447700900123。"
            )
        )
    }

    fileprivate static func notAMobile(_ text: String) -> Finding {
        Finding(
            code: "mobile.notMobile",
            value: text,
            problem: Words(en: "'\(text)' is a phone number, but not a mobile one", zh: "“\(text)”不是手机号码"),
            remedy: Words(en: "Invitations by SMS do not reach it; check the number.", zh: "短信邀请无法送达，请核对。")
        )
    }

    fileprivate static func unlikelyMobile(_ text: String) -> Finding {
        Finding(
            code: "mobile.unlikely",
            value: text,
            problem: Words(en: "no operator has numbers such as '\(text)'", zh: "“\(text)”不属于已知号段"),
            remedy: Words(en: "Check the number.", zh: "请核对号码。")
        )
    }

    fileprivate static func mainlandOnLark(_ text: String) -> Finding {
        Finding(
            code: "mobile.mainlandOnLark",
            value: text,
            problem: Words(en: "Lark refuses mainland numbers (44018)", zh: "Lark 不支持 +86 手机号 (44018)"),
            remedy: Words(en: "Give another number, or the email alone.", zh: "请使用其他号码或仅填邮箱。")
        )
    }
}
