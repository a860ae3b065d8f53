import ContactAPI
import JobEngine
package import Wording

/// Sentences for people who know no calls of the API: each call by what it is for.
package enum PlainWords {
    /// - Parameters:
    ///   - text: In the language.
    ///   - language: The reader's.
    /// - Returns: `The directory refused it (creating people one by one): …` for `POST /contact/v3/users was refused: …`.
    package static func of(_ text: String, in language: Language) -> String {
        let text = withoutHolders(text, in: language)
        guard mayNameCall(text) else { return text }
        let isEnglish = language == .english
        let refused = text.replacing(refusals) { match in
            guard let call = call(match.1) else { return String(match.0) }
            let isStart = match.range.lowerBound == text.startIndex
            return isEnglish
                ? (isStart ? "The" : "the") + " directory refused it (\(call.purpose.en)): "
                : "目录拒绝了请求（\(call.purpose.zh)）："
        }
        let limited = refused.replacing(/([Tt])he limit of ([a-z]+[A-Z][A-Za-z]*)/) { match in
            calls[match.2].map { "\(match.1)he directory's limit for \($0.purpose.en)" } ?? String(match.0)
        }
        let named = limited.replacing(names) { match in
            let isSpaced = match.0.hasPrefix(" ")
            guard let call = call(isSpaced ? match.0.dropFirst() : match.0) else { return String(match.0) }
            guard isEnglish else { return call.purpose.zh }
            let words = call.purpose.en
            let isStart = match.range.lowerBound == limited.startIndex
            return (isSpaced ? " " : "") + (isStart ? words.prefix(1).uppercased() + words.dropFirst() : words)
        }
        // Rows that are said together share none, and a sign in its place would look like one that was cut.
        return named.replacing(", log id …", with: ", each row with a log id of its own")
            .replacing("，日志 ID …", with: "，日志 ID 见各行")
    }

    /// Says of what an id is that has a key by now; of several, which share a sign, that they are others.
    ///
    /// What was said so already stays: a sentence may be a part of another one.
    private static func withoutHolders(_ text: String, in language: Language) -> String {
        switch language {
        case .english:
            guard text.contains(" was free and now belongs to ") else { return text }
            let isDepartment = text.contains(/(?:department_id|path) '.*' was free and now/)
            let what = isDepartment ? "another department" : "another person"
            return text.replacing(/( was free and now belongs to )(?!another (?:person|department)\b)([^ ,;:]+)/) {
                "\($0.1)\(what)" + ($0.2 == "…" ? "" : " (id \($0.2))")
            }
        case .chinese:
            guard text.contains("原未占用，现属于 ") else { return text }
            let what = text.contains(/部门[^“]*“.*”原未占用/) ? "其他部门" : "其他人"
            return text.replacing(/(原未占用，现属于) ([^ ，；：]+)/) {
                "\($0.1)\(what)" + ($0.2 == "…" ? "" : "（ID \($0.2)）")
            }
        }
    }

    /// A call by its name, or by its method and path, as it stands in sentences that are stored.
    private static var refusals: Regex<(Substring, Substring, Substring)> {
        /([a-z]+[A-Z][A-Za-z]*|[A-Z]+ \/[a-z0-9_\/:]+)( was refused: | ?被拒绝：)/
    }

    private static var names: Regex<Substring> { /\ ?(?:[a-z]+[A-Z][A-Za-z]*|\b[A-Z]+ \/[a-z0-9_\/:]*[a-z0-9_])/ }

    private static func call(_ text: Substring) -> Endpoint? { calls[text] ?? paths[text] }

    /// Whether some small letter stands before a capital one, or a path behind a method.
    private static func mayNameCall(_ text: String) -> Bool {
        var (before, last) = (UInt8(0), UInt8(0))
        for byte in text.utf8 {
            if isSmall(last), isCapital(byte) { return true }
            if byte == UInt8(ascii: "/"), last == UInt8(ascii: " "), isCapital(before) { return true }
            (before, last) = (last, byte)
        }
        return false
    }

    private static func isSmall(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

    /// Names that are no words of a language.
    private static let calls = Dictionary(
        uniqueKeysWithValues: Endpoint.allCases.filter { mayNameCall($0.rawValue) }.map { (Substring($0.rawValue), $0) }
    )
    private static let paths = Dictionary(
        uniqueKeysWithValues: Endpoint.allCases.map { (Substring($0.description), $0) }
    )
}
