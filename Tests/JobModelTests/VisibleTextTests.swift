import Foundation
import JobModel
import Testing
import Wording

struct VisibleTextTests {
    @Test func `escapes control, format and bidirectional characters, and nothing else`() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let properties = scalar.properties
            let isUnseen =
                [.control, .format, .lineSeparator, .paragraphSeparator].contains(properties.generalCategory)
                || properties.isBidiControl
                || (properties.isDefaultIgnorableCodePoint && !properties.isVariationSelector)
            let text = String(String.UnicodeScalarView([scalar]))
            let expected = isUnseen ? "\\u{\(String(value, radix: 16))}" : text
            if VisibleText.escaped(text).utf8.elementsEqual(expected.utf8) == false {
                Issue.record("U+\(String(value, radix: 16))")
            }
        }
    }

    @Test(arguments: [
        "\u{0}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{AD}", "\u{34F}", "\u{61C}", "\u{115F}", "\u{180E}",
        "\u{200B}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{2028}", "\u{2029}", "\u{202E}", "\u{2060}", "\u{2066}",
        "\u{2069}", "\u{206F}", "\u{3164}", "\u{FEFF}", "\u{FFA0}", "\u{FFF9}", "\u{E0001}", "\u{E0041}", "\u{1D173}",
    ])
    func `escapes the well-known characters, alone and within a text`(unseen: String) {
        let written = VisibleText.escaped("张" + unseen + "三")
        #expect(written.hasPrefix("张\\u{") && written.hasSuffix("}三"))
        #expect(written.unicodeScalars.allSatisfy { !unseen.unicodeScalars.contains($0) })
    }

    @Test(arguments: ["", "Ada", "张三 (北京)", "é e\u{301}", "❤\u{FE0F}", "葛\u{E0100}城", "العربية", "עברית", "한국어", "tab"])
    func `keeps visible text unchanged`(text: String) {
        #expect(VisibleText.escaped(text).utf8.elementsEqual(text.utf8))
    }

    @Test(arguments: ["a\u{202E}b", "\u{61C}", "\u{E0001}x", "\u{7F}\u{9B}", "plain", "\u{1F600}"])
    func `JSON reads back the same after escaping`(text: String) throws {
        let json = String(decoding: try JSONEncoder().encode([text]), as: UTF8.self)
        let escaped = VisibleText.escaped(json: json)
        #expect(!VisibleText.isUnseen(in: escaped))
        #expect(try JSONDecoder().decode([String].self, from: Data(escaped.utf8)) == [text])
    }
}
