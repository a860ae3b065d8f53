/// One section of a number format: for which numbers it is, and how it shows them.
///
/// Source: ECMA-376 part 1, 18.8.31 (numFmts: sections and conditions).
struct NumberSection: Sendable, Equatable {
    enum Piece: Sendable, Equatable {
        case digit
        case text([UInt8])
    }

    let condition: NumberCondition?
    /// Digits with zeros before them or a word, or a word alone; `nil` where the number is to be read as it is.
    let pieces: [Piece]?

    /// - Parameters:
    ///   - condition: `nil` for the numbers of the section's place.
    ///   - pieces: What the section shows; `nil` where it is neither whole digits nor a word.
    init(condition: NumberCondition?, pieces: [Piece]?) {
        self.condition = condition
        self.pieces = pieces.flatMap { Self.isText($0) ? $0 : nil }
    }

    /// Whether what is shown is more than the number: zeros before it, or a word.
    ///
    /// A unit behind the number, and signs such as those of currencies, leave it the number that it is.
    private static func isText(_ pieces: [Piece]) -> Bool {
        guard pieces.count(where: { $0 == .digit }) < 2 else { return true }
        let bytes = pieces.prefix { $0 != .digit }.flatMap { piece -> [UInt8] in
            guard case .text(let bytes) = piece else { return [] }
            return bytes
        }
        let words = String(decoding: bytes, as: UTF8.self)
        let isCurrency =
            words.unicodeScalars.contains { $0.properties.generalCategory == .currencySymbol }
            || currencies.contains(words.filter(\.isLetter).uppercased())
        return !isCurrency && words.contains { $0.isLetter || $0.isNumber }
    }

    /// Those that are written before an amount by their names.
    private static let currencies: Set = [
        "RMB", "CNY", "人民币", "HKD", "TWD", "USD", "EUR", "GBP", "JPY", "KRW", "SGD", "元",
    ]
}

extension [NumberSection] {
    /// The text that the spreadsheet shows for a number; `nil` where the number is to be read as it is.
    func text(_ value: Double) -> String? {
        guard let place = place(of: value), let pieces = self[place].pieces else { return nil }
        let width = pieces.count { $0 == .digit }
        guard width > 0 else { return Self.text(pieces, digits: []) }
        // Another number would be shown than there is.
        guard value == value.rounded(), !SpreadsheetNumber.hasUncertainDigits(value) else { return nil }
        let digits = [UInt8](String(Int(value.magnitude)).utf8)
        let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: Swift.max(0, width - digits.count))
        let text = Self.text(pieces, digits: zeros + digits)
        // The section of negative numbers has a sign of its own, which may be a colour.
        let isSigned = place > 0 && text.contains { $0 == "-" || $0 == "(" || $0 == "（" }
        return value < 0 && !isSigned ? "-" + text : text
    }

    /// Which section shows a number.
    private func place(of value: Double) -> Int? {
        guard contains(where: { $0.condition != nil }) else {
            return value < 0 && count > 1 ? 1 : value == 0 && count > 2 ? 2 : indices.first
        }
        return indices.first { place in
            if let condition = self[place].condition { return condition.holds(value) }
            return place == count - 1 || (place == 0 ? value > 0 : value < 0)
        }
    }

    /// Digits are as many as there are places, or more, which the first place takes.
    private static func text(_ pieces: [NumberSection.Piece], digits: [UInt8]) -> String {
        let width = pieces.count { $0 == .digit }
        var rest = digits[...]
        var text: [UInt8] = []
        for piece in pieces {
            switch piece {
            case .text(let bytes): text += bytes
            case .digit:
                let taken = rest.count == digits.count ? digits.count - width + 1 : 1
                text += rest.prefix(taken)
                rest = rest.dropFirst(taken)
            }
        }
        // Gaps as wide as a bracket are spaces in some files.
        let space = UInt8(ascii: " ")
        while text.last == space { text.removeLast() }
        return String(decoding: text.drop { $0 == space }, as: UTF8.self)
    }
}
