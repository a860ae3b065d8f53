import Foundation
import JobModel
import Wording

/// Finds text that still stands in the code by which a page, a program or a mail wrote it: `O&#39;Brien`, `\u5f20\u4e09`,
/// `=?UTF-8?B?5byg?=`, `%E5%BC%A0`, the escapes of ISO-2022-JP, `~{VPND~}` of HZ, `+ZeVnLA-` of UTF-7.
///
/// Written as it stands it would be a name of signs. What it was is worked out and said; if it is right as it stands, the job
/// accepts it. A single `&`, `%` or `\` is no code.
enum EncodedTextRule {
    static func finding(in cell: CellText) -> Finding? {
        var signs: UInt16 = 0
        for byte in cell.text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): signs |= 1
            case UInt8(ascii: "\\"): signs |= 2
            case UInt8(ascii: "%"): signs |= 4
            case UInt8(ascii: "?"): signs |= 8
            case UInt8(ascii: "~"): signs |= 16
            case UInt8(ascii: "+"): signs |= 32
            // What ends a code begun before it.
            case UInt8(ascii: "-"): signs |= signs & 32 == 0 ? 0 : 64
            case UInt8(ascii: ";"): signs |= signs & 1 == 0 ? 0 : 128
            default: break
            }
        }
        if let original = cell.original, original.utf8.contains(0x1B), let text = escaped(original) {
            return .encoded(cell.text, text)
        }
        guard signs != 0 else { return nil }
        let text = cell.text
        let readings = [
            signs & 128 == 0 ? nil : entities(text), signs & 2 == 0 ? nil : unicodeEscapes(text),
            signs & 4 == 0 ? nil : percents(text), signs & 8 == 0 ? nil : mailWord(text),
            signs & 16 == 0 ? nil : chineseOfSevenBits(text), signs & 64 == 0 ? nil : unicodeOfSevenBits(text),
        ]
        return readings.compactMap(\.self).first.map { .encoded(text, $0) }
    }

    /// Whether each sign that may begin a code in a cell lacks what would make it one; of a cell that begins with no `=`.
    static func isCertainlyFine(_ cell: PlainCell) -> Bool {
        if cell.lacks([.ampersand, .backslash, .percent, .tilde, .plus]) { return true }
        let isEntity = !cell.lacks(.ampersand) && !cell.lacks(.semicolon)
        let isPercent = !cell.lacks(.percent) && cell.lacks(.slash)
        let isShift = !cell.lacks(.tilde) && !cell.lacks(.brace) || !cell.lacks(.plus) && endsShift(cell.bytes)
        return !isEntity && !isPercent && !isShift && cell.lacks(.backslash)
    }

    /// Whether a `-` stands behind a `+`, as at the end of UTF-7.
    private static func endsShift(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let plus = bytes.firstIndex(of: UInt8(ascii: "+")) else { return false }
        return bytes[plus...].contains(UInt8(ascii: "-"))
    }

    /// `&amp;`, `&#24352;`, `&#x5F20;`.
    private static func entities(_ text: String) -> String? {
        replaced(text, #/&(?:#([0-9]{2,7})|#[xX]([0-9A-Fa-f]{2,6})|([a-z]{2,6}));/#) { match in
            if let decimal = match.output.1 { return UInt32(decimal).flatMap(Unicode.Scalar.init).map(String.init) }
            if let hex = match.output.2 { return UInt32(hex, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) }
            return match.output.3.flatMap { named[String($0)] }
        }
    }

    private static let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " "]

    /// `\u5f20`, as programs write text; of two halves of one character both.
    private static func unicodeEscapes(_ text: String) -> String? {
        let matches = text.matches(of: #/\\u([0-9A-Fa-f]{4})/#)
        guard !matches.isEmpty else { return nil }
        let units = matches.compactMap { UInt16($0.output.1, radix: 16) }
        let decoded = String(decoding: units, as: UTF16.self)
        // Only a run of them alone can be put together whatever halves there are.
        if matches.count * 6 == text.utf8.count { return decoded }
        return replaced(text, #/\\u([0-9A-Fa-f]{4})/#) {
            UInt32($0.output.1, radix: 16).flatMap(Unicode.Scalar.init).map(String.init)
        }
    }

    /// UTF-8 as addresses of pages write it, outside such an address.
    private static func percents(_ text: String) -> String? {
        guard !text.contains("://"), !text.contains("/"), text.contains(#/%[89A-Fa-f][0-9A-Fa-f]%[89ABab][0-9A-Fa-f]/#)
        else { return nil }
        return text.removingPercentEncoding
    }

    /// A word of a mail's header, RFC 2047.
    private static func mailWord(_ text: String) -> String? {
        guard let match = text.wholeMatch(of: #/=\?([A-Za-z0-9-]+)\?([BbQq])\?([^?]*)\?=/#) else { return nil }
        let coded = String(match.output.3)
        let bytes: [UInt8]? =
            match.output.2.lowercased() == "b"
            ? Data(base64Encoded: coded).map(Array.init)
            : coded.replacing("_", with: " ").replacing("=", with: "%").removingPercentEncoding.map { Array($0.utf8) }
        return bytes.flatMap { MojibakeRule.converted($0, from: String(match.output.1), to: "UTF-8") }
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// Text of a seven-bit encoding, whose escapes were taken off as invisible characters.
    private static func escaped(_ original: String) -> String? {
        for encoding in ["ISO-2022-JP-2", "ISO-2022-KR", "ISO-2022-CN"] {
            guard let bytes = MojibakeRule.converted(Array(original.utf8), from: encoding, to: "UTF-8") else {
                continue
            }
            let text = String(decoding: bytes, as: UTF8.self)
            if !text.unicodeScalars.allSatisfy(\.isASCII) { return text }
        }
        return nil
    }

    /// HZ, RFC 1843: pairs of GB 2312 between `~{` and `~}`.
    private static func chineseOfSevenBits(_ text: String) -> String? {
        replaced(text, #/~\{((?:[!-w][!-~])+)~\}/#) { match in
            MojibakeRule.converted(match.output.1.utf8.map { $0 | 0x80 }, from: "GB18030", to: "UTF-8")
                .map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// UTF-7, RFC 2152: UTF-16 in Base64 between `+` and `-`, of letters outside ASCII alone.
    private static func unicodeOfSevenBits(_ text: String) -> String? {
        replaced(text, #/\+([A-Za-z0-9+\/]{3,})-/#) { match in
            let coded = String(match.output.1)
            guard coded.count * 6 % 16 < 6,
                let bytes = Data(base64Encoded: coded + String(repeating: "=", count: (4 - coded.count % 4) % 4))
            else { return nil }
            let units = stride(from: 0, to: bytes.count - 1, by: 2).map {
                UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
            }
            let decoded = String(decoding: units, as: UTF16.self)
            let isText = decoded.unicodeScalars.allSatisfy { !$0.isASCII && $0.properties.isAlphabetic }
            return isText ? decoded : nil
        }
    }

    /// The text with each code replaced; `nil` where none of them stands for anything.
    private static func replaced<Output>(
        _ text: String,
        _ code: Regex<Output>,
        _ meaning: (Regex<Output>.Match) -> String?
    ) -> String? {
        var isFound = false
        let decoded = text.replacing(code) { match in
            guard let meaning = meaning(match) else { return String(text[match.range]) }
            isFound = true
            return meaning
        }
        return isFound ? decoded : nil
    }
}

extension Finding {
    fileprivate static func encoded(_ text: String, _ original: String) -> Finding {
        Finding(
            code: "damage.encoded",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' still stands in the code of a page or program; it was probably '\(original)'",
                zh: "“\(text)”是网页或程序的编码写法，原文可能是“\(original)”"
            ),
            remedy: LocalizedText(
                en: "Write the text itself; if it is right as it stands, `accept:` it.",
                zh: "请填写原文；若原样正确，请在任务的 accept 中列出该值。"
            ),
            pageRemedy: LocalizedText(
                en: "Write the text itself; if it is right as it stands, say so below the rows.",
                zh: "请填写原文；若原样正确，请在行的下方确认。"
            )
        )
    }
}
