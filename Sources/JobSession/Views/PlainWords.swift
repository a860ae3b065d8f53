import ContactAPI
import JobEngine
package import Wording

/// Sentences for people who know no calls of the API: each call by what it is for.
package enum PlainWords {
    /// - Parameters:
    ///   - text: In the language.
    ///   - language: The reader's.
    /// - Returns: `The directory refused it: …` for `createUser was refused: …`.
    package static func of(_ text: String, in language: Language) -> String {
        guard mayNameCall(text) else { return text }
        let isEnglish = language == .english
        let refused = text.replacing(/([a-z]+[A-Z][A-Za-z]*)( was refused: | ?被拒绝：)/) { match in
            guard calls[match.1] != nil else { return String(match.0) }
            let isStart = match.range.lowerBound == text.startIndex
            return isEnglish ? (isStart ? "The" : "the") + " directory refused it: " : "目录拒绝了请求："
        }
        let limited = refused.replacing(/([Tt])he limit of ([a-z]+[A-Z][A-Za-z]*)/) { match in
            calls[match.2].map { "\(match.1)he directory's limit for \($0.purpose.en)" } ?? String(match.0)
        }
        return limited.replacing(/\ ?[a-z]+[A-Z][A-Za-z]*/) { match in
            let isSpaced = match.0.hasPrefix(" ")
            guard let call = calls[isSpaced ? match.0.dropFirst() : match.0] else { return String(match.0) }
            guard isEnglish else { return call.purpose.zh }
            let words = call.purpose.en
            let isStart = match.range.lowerBound == limited.startIndex
            return (isSpaced ? " " : "") + (isStart ? words.prefix(1).uppercased() + words.dropFirst() : words)
        }
    }

    /// Whether some small letter stands before a capital one.
    private static func mayNameCall(_ text: String) -> Bool {
        var isAfterSmall = false
        for byte in text.utf8 {
            if isAfterSmall, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) { return true }
            isAfterSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        }
        return false
    }

    /// Names that are no words of a language.
    private static let calls = Dictionary(
        uniqueKeysWithValues: Endpoint.allCases.filter { mayNameCall($0.rawValue) }.map { (Substring($0.rawValue), $0) }
    )
}
