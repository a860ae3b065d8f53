/// Reads a text from its beginning on, piece by piece; what is not taken stays for the next try.
struct TextScanner {
    private let scalars: [Unicode.Scalar]
    private(set) var position = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    var isAtEnd: Bool { position == scalars.count }

    var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    /// The whole run of digits here, if it has as many as that.
    mutating func number(_ digits: ClosedRange<Int>) -> (value: Int, digits: Int)? {
        let run = scalars[position...].prefix { (0x30...0x39).contains($0.value) }
        guard digits.contains(run.count) else { return nil }
        position += run.count
        return (run.reduce(0) { $0 * 10 + Int($1.value) - 0x30 }, run.count)
    }

    /// The whole run of ASCII letters here, in lower case; empty where there is none.
    mutating func letters() -> String {
        let run = scalars[position...].prefix { (0x41...0x5A).contains($0.value) || (0x61...0x7A).contains($0.value) }
        position += run.count
        return String(String.UnicodeScalarView(run)).lowercased()
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    /// One of some words, the first that stands here.
    mutating func take(anyOf words: [String]) -> String? {
        for word in words where scalars[position...].starts(with: word.unicodeScalars) {
            position += word.unicodeScalars.count
            return word
        }
        return nil
    }

    /// Whether there were any.
    @discardableResult mutating func takeSpaces() -> Bool {
        let run = scalars[position...].prefix { $0 == " " }
        position += run.count
        return !run.isEmpty
    }

    /// What a reading takes, or nothing where it gives `nil`.
    mutating func attempt<Value>(_ read: (inout TextScanner) -> Value?) -> Value? {
        let start = position
        if let value = read(&self) { return value }
        position = start
        return nil
    }
}
