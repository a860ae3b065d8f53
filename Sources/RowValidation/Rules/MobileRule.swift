import CPhoneNumber
import JobModel
import Wording

/// A region by which a number without a country code is read.
package enum PhoneRegion {
    /// Whether the two letters (ISO 3166-1) name a region with a numbering plan.
    package static func isKnown(_ region: String) -> Bool { roster_phone_is_region(region) != 0 }
}

/// Reads a mobile number as E.164, by libphonenumber with the job's region for numbers without a country code.
///
/// Digits with spaces and `+ - . ( )` between them are read, in full width as well; letters, words, an extension or a
/// second number are findings. The digits written are the digits that stand there: where the country's rules leave out
/// more than the zero before an area code, the number as it will be written is listed as a repair. What has the right
/// length but no place in its country's numbering plan is a warning, because the directory decides.
struct MobileRule {
    let region: String
    let edition: JobDefinition.Edition

    func read(_ text: String) -> CellReading<String> {
        if region == "CN", let number = Self.plainMainland(text) { return checked(number) }
        var written = text
        if let number = written.withUTF8({ certainNumber($0)?.text }) { return .value(number) }
        return readByLibrary(text)
    }

    /// Reads any number, however it is written.
    func readByLibrary(_ text: String) -> CellReading<String> {
        if let damage = DamageRule.scientific(text) { return .finding(damage) }
        switch PhoneText.read(text) {
        case .number(let phone): return parsed(phone, text)
        case .wrapped(let phone):
            var reading = parsed(phone, text)
            if let number = reading.value { reading.repairs = [.otherDigits(text, number)] }
            return reading
        case .foreign(let piece): return .finding(.notOneNumber(text, piece))
        }
    }

    private func parsed(_ phone: PhoneText, _ text: String) -> CellReading<String> {
        var buffer = [CChar](repeating: 0, count: 64)
        let utf8 = Array(phone.text.utf8)
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
        var reading = judged(number, kind: UInt32(kind), text)
        if reading.value != nil, !Self.keepsDigits(of: phone, number) {
            reading.repairs.append(.otherDigits(text, number))
        }
        return reading
    }

    private func judged(_ number: String, kind: UInt32, _ text: String) -> CellReading<String> {
        // E.164 has fifteen digits at most; what is longer was two numbers.
        guard number.utf8.count <= 16 else { return .finding(.malformedMobile(text)) }
        switch kind {
        case ROSTER_PHONE_MOBILE.rawValue: return checked(number)
        case ROSTER_PHONE_OTHER.rawValue: return checked(number).warning(.notAMobile(text))
        case ROSTER_PHONE_UNLIKELY.rawValue:
            // The library calls local numbers possible; a mainland mobile has eleven digits all the same.
            let isTooShort = number.hasPrefix("+86") && number.count != 14
            return isTooShort ? .finding(.malformedMobile(text)) : checked(number).warning(.unlikelyMobile(text))
        case ROSTER_PHONE_IMPOSSIBLE.rawValue where PhonePlanGrowth.covers(number):
            return checked(number).warning(.newPlan(text))
        default: return .finding(.malformedMobile(text))
        }
    }

    /// Whether the number has the digits that stand in the cell, but for a country code put before them and the digits
    /// that begin a number abroad (`00`) or within the country (`0`, `8`, `1`).
    private static func keepsDigits(of phone: PhoneText, _ number: String) -> Bool {
        let (written, read) = (Array(phone.digits.utf8), Array(number.utf8.dropFirst()))
        let same = zip(written.reversed(), read.reversed()).prefix { $0 == $1 }.count
        let dropped = written.dropLast(same)
        let added = read.dropLast(same)
        if dropped.count <= 1 { return true }
        let abroad = Array("00".utf8)
        return dropped.elementsEqual(abroad) || dropped.dropLast().elementsEqual(added)
            || dropped.starts(with: abroad) && dropped.dropFirst(2).dropLast().elementsEqual(added)
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
    fileprivate static func notOneNumber(_ text: String, _ piece: String) -> Finding {
        Finding(
            code: "mobile.characters",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' is not one phone number: '\(piece)' does not belong into it",
                zh: "“\(text)”不是单个手机号：不应含有“\(piece)”"
            ),
            remedy: LocalizedText(
                en: "Write one number: digits, spaces and + - . ( ) alone; no letters, extension or second number.",
                zh: "请只填写一个号码：数字之间可有空格和 + - . ( )；不要写字母、分机或第二个号码。"
            )
        )
    }

    fileprivate static func otherDigits(_ text: String, _ number: String) -> Finding {
        Finding(
            code: "repair.mobile",
            value: text,
            problem: LocalizedText(en: "'\(text)' is written as '\(number)'", zh: "“\(text)”将写为“\(number)”"),
            remedy: LocalizedText(en: "Check that this is the number that is meant.", zh: "请确认这是正确的号码。")
        )
    }

    fileprivate static func newPlan(_ text: String) -> Finding {
        Finding(
            code: "mobile.newPlan",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' has the length of its country's new numbers, whose ranges are not known here",
                zh: "“\(text)”符合该国新号码的位数，但本地没有其号段资料"
            ),
            remedy: LocalizedText(en: "Check the number.", zh: "请核对号码。")
        )
    }

    fileprivate static func malformedMobile(_ text: String) -> Finding {
        Finding(
            code: "mobile.malformed",
            value: text,
            problem: LocalizedText(en: "'\(text)' is not a phone number", zh: "“\(text)”不是有效手机号"),
            remedy: LocalizedText(
                en: "Write 11 digits, or + and the country code for numbers abroad, such as +61491570156.",
                zh: "请填写 11 位手机号；境外号码请加 + 和国家代码，例如 +61491570156。"
            )
        )
    }

    fileprivate static func notAMobile(_ text: String) -> Finding {
        Finding(
            code: "mobile.notMobile",
            value: text,
            problem: LocalizedText(en: "'\(text)' is a phone number, but not a mobile one", zh: "“\(text)”不是手机号码"),
            remedy: LocalizedText(en: "Invitations by SMS do not reach it; check the number.", zh: "短信邀请无法送达，请核对。")
        )
    }

    fileprivate static func unlikelyMobile(_ text: String) -> Finding {
        Finding(
            code: "mobile.unlikely",
            value: text,
            problem: LocalizedText(en: "no operator has numbers such as '\(text)'", zh: "“\(text)”不属于已知号段"),
            remedy: LocalizedText(
                en: "Check the number; one from abroad begins with + and its country's code.",
                zh: "请核对号码；境外号码须以 + 和国家代码开头。"
            )
        )
    }

    fileprivate static func mainlandOnLark(_ text: String) -> Finding {
        Finding(
            code: "mobile.mainlandOnLark",
            value: text,
            problem: LocalizedText(en: "Lark refuses mainland numbers (44018)", zh: "Lark 不支持 +86 手机号 (44018)"),
            remedy: LocalizedText(en: "Give another number, or the email alone.", zh: "请使用其他号码或仅填邮箱。")
        )
    }
}
