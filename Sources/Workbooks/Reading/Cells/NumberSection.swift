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
    /// Digits behind the point.
    let decimals: Decimals
    /// Whether a sign stands after every three digits, from the right.
    let isGrouped: Bool
    /// Whether it is as it is, or shows something else than these pieces.
    let kind: Kind

    enum Kind: Sendable, Equatable { case plain, pieces, nothing, unread }

    /// How many digits behind the point are always there, and how many at most.
    struct Decimals: Sendable, Equatable {
        var least = 0
        var most = 0
    }

    /// - Parameters:
    ///   - condition: `nil` for the numbers of the section's place.
    ///   - pieces: What the section shows; `nil` where it is neither digits nor a word.
    ///   - decimals: Digits behind the point.
    ///   - isGrouped: Whether thousands are parted.
    ///   - isUnread: Whether zeros are shown in a way that the pieces do not tell.
    init(
        condition: NumberCondition?,
        pieces: [Piece]?,
        decimals: Decimals = Decimals(),
        isGrouped: Bool = false,
        isUnread: Bool = false
    ) {
        self.condition = condition
        self.decimals = decimals
        self.isGrouped = isGrouped
        let width = pieces?.count { $0 == .digit } ?? 0
        let isWhole = decimals.most == 0 && !isGrouped
        // With one place alone decimals and thousands are those of an amount.
        let text = pieces.flatMap { Self.isText($0) && (isWhole || width > 1) ? $0 : nil }
        self.pieces = isUnread ? nil : text
        kind = isUnread ? .unread : pieces?.isEmpty == true ? .nothing : text == nil ? .plain : .pieces
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

extension NumberSection {
    /// The digits before and behind the point; `nil` where the section would show another number than there is.
    fileprivate func digits(of value: Double) -> (whole: [UInt8], fraction: [UInt8])? {
        guard !SpreadsheetNumber.hasUncertainDigits(value) else { return nil }
        if value == value.rounded() {
            let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: decimals.least)
            return ([UInt8](String(Int(value.magnitude)).utf8), zeros)
        }
        let parts = SpreadsheetNumber.text(value.magnitude).utf8.split(separator: UInt8(ascii: "."))
        guard parts.count == 2, parts[1].count <= decimals.most, parts[1].allSatisfy({ $0 &- 0x30 <= 9 }) else {
            return nil
        }
        let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: max(0, decimals.least - parts[1].count))
        return (Array(parts[0]), Array(parts[1]) + zeros)
    }
}

extension [NumberSection] {
    /// What the spreadsheet shows for a number.
    func shown(_ value: Double) -> ShownNumber {
        guard let place = place(of: value) else { return .number }
        let section = self[place]
        switch section.kind {
        case .plain: return .number
        case .nothing: return .nothing
        case .unread: return .unread
        case .pieces: break
        }
        guard let pieces = section.pieces else { return .number }
        let width = pieces.count { $0 == .digit }
        guard width > 0 else { return .text(Self.text(pieces, digits: [], section)) }
        // Another number would be shown than there is.
        guard let number = section.digits(of: value) else { return .number }
        let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: Swift.max(0, width - number.whole.count))
        let text = Self.text(pieces, digits: zeros + number.whole, fraction: number.fraction, section)
        // The section of negative numbers has a sign of its own, which may be a colour.
        let isSigned = place > 0 && text.contains { $0 == "-" || $0 == "(" || $0 == "（" }
        return .text(value < 0 && !isSigned ? "-" + text : text)
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
    private static func text(
        _ pieces: [NumberSection.Piece],
        digits: [UInt8],
        fraction: [UInt8] = [],
        _ section: NumberSection
    ) -> String {
        let width = pieces.count { $0 == .digit }
        var rest = digits[...]
        var text: [UInt8] = []
        for piece in pieces {
            switch piece {
            case .text(let bytes): text += bytes
            case .digit:
                let taken = rest.count == digits.count ? digits.count - width + 1 : 1
                for digit in rest.prefix(taken) {
                    text.append(digit)
                    rest = rest.dropFirst()
                    if section.isGrouped, rest.count % 3 == 0, !rest.isEmpty { text.append(UInt8(ascii: ",")) }
                }
                if rest.isEmpty, !fraction.isEmpty { text += [UInt8(ascii: ".")] + fraction }
            }
        }
        // Gaps as wide as a bracket are spaces in some files.
        let space = UInt8(ascii: " ")
        while text.last == space { text.removeLast() }
        return String(decoding: text.drop { $0 == space }, as: UTF8.self)
    }
}
