import Glibc
import JobModel
import Wording

/// Recognises text that went through a wrong encoding on its way: 张伟 as 寮犱紵, as å¼\u{A0}ä¼Ÿ, or as ÕÅÎ°.
///
/// What it was is worked out by going the way back, and said; whether that is right a person must say, who may list the
/// value under `accept:`. The way back exists for real words as well (淇滨, a district, would be 俱…): a value is mojibake
/// only where one of its characters is rare in every common set of Chinese or Japanese, and what it was is much likelier.
enum MojibakeRule {
    /// The text as it was before UTF-8 was read as GBK or Windows-1252, or GBK as Windows-1252; `nil` for sound text.
    static func original(of text: String) -> String? {
        guard let lead = text.utf8.firstIndex(where: { $0 >= 0x80 }) else { return nil }
        let first = text.unicodeScalars[lead]
        if first.value < UInt32(beginsUTF8InGBK.count), beginsUTF8InGBK[Int(first.value)] {
            return encoded(text, "GB18030").flatMap { utf8Prefix($0, where: \.isHan) }
                .flatMap { hasPrivateUse(text) || HanLikelihood.isMojibake(text, of: $0) ? $0 : nil }
        }
        // Windows-1252 was read as ISO 8859-1: its quotes and dashes became controls.
        if text.unicodeScalars.contains(where: { (0x80...0x9F).contains($0.value) }) { return withoutControls(text) }
        guard first.value < 0x100, let bytes = windows1252(text) else { return nil }
        return utf8Prefix(bytes) { !$0.isASCII } ?? chinese(bytes)
            ?? withNoBreakSpaces(bytes).flatMap { utf8Prefix($0) { !$0.isASCII } }
    }

    private static func withoutControls(_ text: String) -> String {
        var restored = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = (0x80...0x9F).contains(scalar.value)
            let place = isControl ? upperHalf[Int(scalar.value - 0x80)] : 0
            restored.append(place == 0 ? (isControl ? "?" : scalar) : Unicode.Scalar(place) ?? scalar)
        }
        return String(restored)
    }

    /// A no-break space within a character of three bytes became a plain one; some other such character must be whole, as a
    /// capital of French before a space is none.
    private static func withNoBreakSpaces(_ bytes: [UInt8]) -> [UInt8]? {
        var (restored, whole, place) = (bytes, 0, 0)
        while place < bytes.count {
            guard (0xE0...0xEF).contains(bytes[place]), place + 2 < bytes.count else {
                place += 1
                continue
            }
            let rest = bytes[(place + 1)...(place + 2)]
            guard rest.allSatisfy({ (0x80...0xBF).contains($0) || $0 == 0x20 }) else { return nil }
            if rest.contains(0x20) {
                for space in place + 1...place + 2 where bytes[space] == 0x20 { restored[space] = 0xA0 }
            } else {
                whole += 1
            }
            place += 3
        }
        return whole > 0 ? restored : nil
    }

    static func finding(in text: String) -> Finding? {
        // One look at its characters says for most texts that there is none of them.
        var (mayBeReplaced, privateUse) = (false, Unicode.Scalar?.none)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{FFFD}", "锟", "烫", "屯": mayBeReplaced = true
            case "\u{E000}"..."\u{F8FF}": privateUse = privateUse ?? scalar
            default: break
            }
        }
        if mayBeReplaced, let mark = replacement(in: text) { return .replaced(text, mark) }
        if let original = original(of: text) { return .mojibake(text, original: original) }
        return privateUse.map { .privateUse(text, $0) }
    }

    /// Whether no reading of a cell makes it another text; of a cell of `OrdinaryScalars`.
    ///
    /// The first character that is not ASCII decides which way back there may be. That to Windows-1252 needs a character of
    /// several bytes, which is here several characters side by side.
    static func isCertainlyFine(_ cell: PlainCell) -> Bool {
        guard !cell.lacks(.foreign) else { return true }
        if cell.lacks(.rare) { return isCertainlyFine(han: cell.bytes) }
        var (first, wasForeign) = (UInt32?.none, false)
        for value in cell.scalars {
            guard value >= 0x80 else {
                wasForeign = false
                continue
            }
            if let first {
                if first < 0x100, wasForeign { return false }
            } else {
                if value < UInt32(beginsUTF8InGBK.count), beginsUTF8InGBK[Int(value)] { return false }
                first = value
            }
            // 锟, 烫 and 屯, which replacements for lost characters consist of.
            if value == 0x951F || value == 0x70EB || value == 0x5C6F { return false }
            wasForeign = true
        }
        return true
    }

    /// The same where all that is not ASCII is Han characters of three bytes.
    private static func isCertainlyFine(han bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var (place, isFirst) = (0, true)
        while place < bytes.count {
            guard bytes[place] >= 0x80, place + 2 < bytes.count else {
                place += 1
                continue
            }
            let (lead, second, third) = (Int(bytes[place]), Int(bytes[place + 1]), Int(bytes[place + 2]))
            let value = (lead & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
            if isFirst, beginsUTF8InGBK[value] { return false }
            if value == 0x951F || value == 0x70EB || value == 0x5C6F { return false }
            isFirst = false
            place += 3
        }
        return true
    }

    /// What stands for characters that are lost.
    private static func replacement(in text: String) -> String? {
        if text.unicodeScalars.contains("\u{FFFD}") { return "U+FFFD" }
        // Several of those in UTF-8, read as GBK; memory that no program had filled yet, read as GBK.
        return ["锟斤拷", "烫烫烫", "屯屯屯"].first(where: text.contains)
    }

    private static func hasPrivateUse(_ text: String) -> Bool { text.unicodeScalars.contains(where: \.isPrivateUse) }

    /// GBK's characters whose two bytes begin a Chinese character in UTF-8: 0xE4–0xE9, and 0x80–0xBF.
    ///
    /// By their code points, because every Chinese cell is looked up here.
    private static let beginsUTF8InGBK: [Bool] = {
        var all = [Bool](repeating: false, count: 0x10000)
        for lead in UInt8(0xE4)...0xE9 {
            for trail in UInt8(0x80)...0xBF {
                let text = converted([lead, trail], from: "GB18030", to: "UTF-8").map {
                    String(decoding: $0, as: UTF8.self)
                }
                if let scalar = text?.unicodeScalars.first, scalar.value < 0x10000 { all[Int(scalar.value)] = true }
            }
        }
        return all
    }()

    private static func encoded(_ text: String, _ encoding: String) -> [UInt8]? {
        // A character that was cut in two became a question mark.
        converted(Array(text.utf8.reversed().drop { $0 == UInt8(ascii: "?") }.reversed()), from: "UTF-8", to: encoding)
    }

    /// The bytes as UTF-8, but for a last character that was cut; one such as is expected must be among the others.
    private static func utf8Prefix(
        _ bytes: [UInt8],
        where isExpected: (Unicode.Scalar) -> Bool
    ) -> String? {
        for cut in 0...2 where bytes.count > cut + 1 {
            guard let text = String(validating: bytes.dropLast(cut), as: UTF8.self) else { continue }
            guard text.unicodeScalars.contains(where: isExpected) else { return nil }
            return cut == 0 ? text : text + "…"
        }
        return nil
    }

    /// GBK read as Windows-1252: nothing but pairs of the bytes of everyday Chinese characters.
    private static func chinese(_ bytes: [UInt8]) -> String? {
        guard bytes.count >= 4, bytes.count.isMultiple(of: 2) else { return nil }
        for place in stride(from: 0, to: bytes.count, by: 2) {
            guard (0xB0...0xD7).contains(bytes[place]), bytes[place + 1] >= 0xA1 else { return nil }
        }
        return converted(bytes, from: "GB18030", to: "UTF-8").map { String(decoding: $0, as: UTF8.self) }
    }

    private static func windows1252(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            if let place = upperHalf.firstIndex(of: scalar.value) {
                bytes.append(UInt8(0x80 + place))
            } else {
                guard scalar.value < 0x100 else { return nil }
                bytes.append(UInt8(scalar.value))
            }
        }
        return bytes
    }

    /// What Windows-1252 has at 0x80–0x9F; 0 for the five places it leaves empty.
    private static let upperHalf: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    /// `nil` where something has no place in the encoding.
    static func converted(_ bytes: [UInt8], from: String, to: String) -> [UInt8]? {
        guard let converter = iconv_open(to, from), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: bytes.count * 4 + 8)
        let written: Int? = input.withUnsafeMutableBytes { source in
            output.withUnsafeMutableBytes { target in
                var from = source.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) }
                var to = target.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) }
                var (left, free) = (source.count, target.count)
                guard iconv(converter, &from, &left, &to, &free) != Int(bitPattern: UInt.max), left == 0 else {
                    return nil
                }
                return target.count - free
            }
        }
        return written.map { Array(output.prefix($0)) }
    }
}

extension Unicode.Scalar {
    fileprivate var isPrivateUse: Bool { (0xE000...0xF8FF).contains(value) }

    fileprivate var isHan: Bool { (0x3400...0x9FFF).contains(value) || (0xF900...0xFAFF).contains(value) }
}

extension Finding {
    fileprivate static func mojibake(_ text: String, original: String) -> Finding {
        Finding(
            code: "damage.mojibake",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' was read in a wrong encoding on its way; it was probably '\(original)'",
                zh: "“\(text)”是乱码，原文可能是“\(original)”"
            ),
            remedy: LocalizedText(
                en: "Export the sheet again as CSV UTF-8, or correct the cell; if it is right, `accept:` it.",
                zh: "请重新导出为 CSV UTF-8，或更正单元格；若原样正确，请在任务的 accept 中列出该值。"
            ),
            pageRemedy: LocalizedText(
                en:
                    "Export the sheet again as CSV UTF-8, or correct the cell; if it is right as it stands, say so below the rows.",
                zh: "请重新导出为 CSV UTF-8，或更正单元格；若原样正确，请在行的下方确认。"
            )
        )
    }

    fileprivate static func privateUse(_ text: String, _ scalar: Unicode.Scalar) -> Finding {
        let point = "U+" + String(scalar.value, radix: 16, uppercase: true)
        return Finding(
            code: "damage.privateUse",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' has a character (\(point)) that means something on the machine alone that wrote it",
                zh: "“\(text)”含有自造字符（\(point)），只在写入它的机器上有意义"
            ),
            remedy: LocalizedText(
                en: "Enter the character that is meant; if it is right as it stands, `accept:` it.",
                zh: "请填写对应的标准字符；若原样正确，请在任务的 accept 中列出该值。"
            ),
            pageRemedy: LocalizedText(
                en: "Enter the character that is meant; if it is right as it stands, say so below the rows.",
                zh: "请填写对应的标准字符；若原样正确，请在行的下方确认。"
            )
        )
    }

    fileprivate static func replaced(_ text: String, _ mark: String) -> Finding {
        Finding(
            code: "damage.replaced",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' has lost characters when the file was converted (\(mark))",
                zh: "“\(text)”中的字符在转换时丢失（\(mark)）"
            ),
            remedy: LocalizedText(en: "Enter the value again, from the source.", zh: "请从原始数据重新填写。")
        )
    }
}
