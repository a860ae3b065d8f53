import JobModel

/// A header taken apart: its name, and the remarks in brackets and behind it that templates add.
///
/// `部门(必填)`, `【工号】`, `Email Address [Required]`, `Mobile phone [mobile]`, `*姓名：` are a name with a mark, or twice a name.
struct HeaderForm {
    /// What stands outside brackets, marks taken off; of `【工号】` what stands within.
    private(set) var name: String
    /// What brackets hold and is neither a mark nor a form to write in.
    private(set) var remarks: [String] = []

    init(_ header: String) {
        let (outside, inside) = Self.brackets(in: header.narrowBrackets)
        var notes = inside.filter { !Self.isMark($0) }
        name = Self.withoutMarks(outside)
        if name.isEmpty, !notes.isEmpty { name = Self.withoutMarks(notes.removeFirst()) }
        remarks = notes
    }

    /// The name's parts where it is written in two languages: `姓名 Name`, `手机号/Mobile`; itself otherwise.
    var languages: [String] {
        var parts: [(text: String, isHan: Bool)] = []
        for scalar in name.unicodeScalars {
            let isHan = (0x3400...0x9FFF).contains(scalar.value)
            if parts.last?.isHan != isHan { parts.append(("", isHan)) }
            parts[parts.count - 1].text.unicodeScalars.append(scalar)
        }
        return parts.map { part in
            part.text.trimmingSigns
        }.filter { !$0.isEmpty }
    }

    /// The text outside of brackets, and what each pair holds.
    private static func brackets(in text: String) -> (outside: String, inside: [String]) {
        var outside = ""
        var inside: [String] = []
        var depth = 0
        for character in text {
            switch character {
            case "(", "[", "<":
                depth += 1
                if depth == 1 { inside.append("") } else { inside[inside.count - 1].append(character) }
            case ")", "]", ">":
                depth = max(0, depth - 1)
                if depth > 0 { inside[inside.count - 1].append(character) } else { outside.append(" ") }
            default:
                if depth > 0 { inside[inside.count - 1].append(character) } else { outside.append(character) }
            }
        }
        return (outside, inside.map(\.trimmed).filter { !$0.isEmpty })
    }

    private static func withoutMarks(_ text: String) -> String {
        var words = withoutNumber(text.trimmingSigns).split(whereSeparator: \.isWhitespace).map(String.init)
        while let last = words.last, words.count > 1, isMark(last) { words.removeLast() }
        return words.joined(separator: " ").trimmingSigns
    }

    /// `1.姓名` and `2、手机号` without the column's number.
    private static func withoutNumber(_ text: String) -> String {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard (1...2).contains(digits.count), let sign = text.dropFirst(digits.count).first, ".、．)".contains(sign),
            let next = text.dropFirst(digits.count + 1).first, !next.isNumber
        else { return text }
        return String(text.dropFirst(digits.count + 1))
    }

    /// Whether a remark says how to fill the column and not what it is.
    private static func isMark(_ remark: String) -> Bool {
        let text = remark.lowercased().trimmingSigns
        if marks.contains(where: text.hasPrefix) || forms.contains(text) { return true }
        if hints.contains(where: text.contains) { return true }
        // yyyy-mm-dd, YYYY/MM/DD
        return text.utf8.count >= 8 && text.allSatisfy { "ymd-/. ".contains($0) }
    }

    private static let marks = [
        "必填", "选填", "必選", "選填", "非必填", "可选", "可选填", "必须", "可不填", "可为空", "required", "optional", "mandatory",
    ]
    private static let hints = ["分隔", "隔开", "隔開", "格式", "例如", "例：", "例:", "separated", "format", "e.g"]
    private static let forms: Set<String> = [
        "", "*", "+86", "11位", "文本", "文本格式", "是/否", "男/女", "yes/no", "y/n", "true/false", "年-月-日", "年/月/日", "年月日", "唯一",
        "unique", "text",
    ]
}

extension String {
    /// Without white space, and without the signs that templates put around a header.
    fileprivate var trimmingSigns: String {
        let isSign = { (character: Character) in character.isWhitespace || "*＊:：/|-_·•、,，.".contains(character) }
        guard let first = firstIndex(where: { !isSign($0) }), let last = lastIndex(where: { !isSign($0) }) else {
            return ""
        }
        return String(self[first...last])
    }

    fileprivate var narrowBrackets: String {
        String(
            map { character in
                switch character {
                case "（", "【", "［", "〔", "「", "〈": "("
                case "）", "】", "］", "〕", "」", "〉": ")"
                default: character
                }
            }
        )
    }
}
