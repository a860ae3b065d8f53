/// What sentences of one cause have in common: where their values differ it has a sign for them.
///
/// `department_id 'ops' exists already` and the same of `hr` share `department_id '…' exists already`.
struct SharedSentence {
    /// The last one that was taken, which most rows have.
    private var last: String
    private var tokens: [Substring]?
    private(set) var text: String

    init(_ sentence: String) { (last, text) = (sentence, sentence) }

    /// Takes the sentence of one more row.
    mutating func take(_ sentence: String) {
        guard sentence != last else { return }
        last = sentence
        let (one, other) = (tokens ?? Self.tokens(of: text), Self.tokens(of: sentence))
        let shared = one.count == other.count ? zip(one, other).map(Self.shared) : Self.ends(of: one, other)
        tokens = shared
        if shared != one { text = Self.withoutBrackets(shared.joined()) }
    }

    /// The number of a row in brackets, or an id, says nothing once it is a sign.
    private static func withoutBrackets(_ text: String) -> String {
        let inEnglish = ["row ", "id ", ""].map { " (\($0)\(sign))" }
        return (inEnglish + ["（第 \(sign) 行）", "（ID \(sign)）", "（\(sign)）"]).reduce(text) { $0.replacing($1, with: "") }
    }

    /// Values that are only differently many, such as a list of rows, are one sign.
    private static func ends(of one: [Substring], _ other: [Substring]) -> [Substring] {
        let start = zip(one, other).prefix { $0 == $1 }.count
        let end = zip(one.dropFirst(start).reversed(), other.dropFirst(start).reversed()).prefix { $0 == $1 }.count
        return one.prefix(start) + [sign] + one.suffix(end)
    }

    private static func shared(_ one: Substring, _ other: Substring) -> Substring {
        guard one != other else { return one }
        guard let first = one.first, let quote = quotes[first], other.first == first else { return sign }
        return Substring("\(first)\(sign)\(quote)")
    }

    /// Words and numbers, what stands in quotes as it is, and every other character by itself.
    private static func tokens(of text: String) -> [Substring] {
        var tokens: [Substring] = []
        var rest = text[...]
        while let first = rest.first {
            let token: Substring
            if let quote = quotes[first], let end = rest.dropFirst().firstIndex(of: quote) {
                token = rest[...end]
            } else if isOfWord(first) {
                token = rest.prefix(while: isOfWord)
            } else {
                token = rest.prefix(1)
            }
            tokens.append(token)
            rest = rest[token.endIndex...]
        }
        return tokens
    }

    /// An apostrophe inside of a word begins no quote.
    private static func isOfWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "_.-'".contains(character)
    }

    private static let sign: Substring = "…"
    private static let quotes: [Character: Character] = ["'": "'", "“": "”", "`": "`"]
}
