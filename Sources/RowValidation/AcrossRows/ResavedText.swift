/// How a spreadsheet writes again a text that it took for a number, a date or a truth value.
enum ResavedText: Equatable {
    /// `481` for `00481`.
    case lostZeros
    /// `3E+10` for `3E10`, `1.23457E+11` for `123456789012`.
    case scientific
    /// `123456789012345000` for `123456789012345678`: a number has fifteen digits there.
    case lostDigits
    /// `1.1` for `1.10`, `100000` for `1E5`, `0.5` for `50%`.
    case number
    /// `1月2日`, `2-Jan` or `2026/1/2` for `1-2`.
    case date
    /// `TRUE` for `true`.
    case truth

    /// How `text` came from `old`; `nil` where no spreadsheet makes the one of the other.
    init?(_ text: String, from old: String) {
        guard text != old, !text.isEmpty, !old.isEmpty, text.utf8.count < 40, old.utf8.count < 40 else { return nil }
        if Self.isDigits(text), Self.isDigits(old) {
            if text == Self.withoutZeros(old) {
                self = .lostZeros
            } else if text.utf8.count == old.utf8.count, text.utf8.count > Self.digits,
                text.prefix(Self.digits) == old.prefix(Self.digits),
                text.dropFirst(Self.digits).allSatisfy({ $0 == "0" })
            {
                self = .lostDigits
            } else {
                return nil
            }
        } else if Self.isScientific(text, of: old) {
            self = .scientific
        } else if let one = Self.number(text), let other = Self.number(old), one == other, Self.isPlain(text) {
            self = old.hasPrefix("0") && !old.hasPrefix("0.") ? .lostZeros : .number
        } else if DateLook.isDate(text, madeOf: old) {
            self = .date
        } else if ["TRUE", "FALSE"].contains(text), old.uppercased() == text {
            self = .truth
        } else {
            return nil
        }
    }

    /// As many as a number of a spreadsheet holds.
    private static let digits = 15

    private static func isDigits(_ text: String) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

    private static func withoutZeros(_ digits: String) -> String {
        let rest = digits.drop { $0 == "0" }
        return rest.isEmpty ? "0" : String(rest)
    }

    /// A number as people and spreadsheets write one.
    static func number(_ text: String) -> Double? {
        var text = text
        let isPercent = text.hasSuffix("%")
        if isPercent { text.removeLast() }
        if text.hasPrefix("+") { text.removeFirst() }
        // Separators of thousands stand before three digits each.
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        if groups.count > 1, (1...3).contains(groups[0].count),
            groups.dropFirst().allSatisfy({ $0.prefix { $0 != "." }.count == 3 })
        {
            text = groups.joined()
        }
        guard let first = text.utf8.first, first == 0x2D || first == 0x2E || (0x30...0x39).contains(first),
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) })
        else { return nil }
        return Double(text).map { isPercent ? $0 / 100 : $0 }
    }

    /// Whether a number is written as a spreadsheet does by itself.
    private static func isPlain(_ text: String) -> Bool {
        guard let value = Double(text) else { return false }
        let digits = text.drop { $0 == "-" }
        if digits.hasPrefix("0"), digits.count > 1, !digits.hasPrefix("0.") { return false }
        return digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E } && !digits.hasSuffix(".")
            && (!digits.contains(".") || !digits.hasSuffix("0")) && value.isFinite
    }

    /// The numbers that a spreadsheet may have written as `text`.
    static func values(of text: String) -> ClosedRange<Double>? {
        guard let value = number(text), value.isFinite else { return nil }
        let unit = max(shownUnit(text) ?? 0, abs(value) * 1e-14)
        return (value - unit)...(value + unit)
    }

    /// What one more in the last digit shown of `1.23E+11` would add.
    private static func shownUnit(_ text: String) -> Double? {
        let parts = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
        guard parts.count == 2, let exponent = Int(parts[1]), abs(exponent) < 300 else { return nil }
        let pieces = parts[0].split(separator: ".")
        let decimals = pieces.count > 1 ? pieces[1].count : 0
        var unit = 1.0
        for _ in 0..<abs(exponent - decimals) { unit *= exponent > decimals ? 10 : 0.1 }
        return unit
    }

    /// Whether a text such as `1.23E+11` is a number rounded to the digits shown.
    private static func isScientific(_ text: String, of old: String) -> Bool {
        let parts = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].hasPrefix("+") || parts[1].hasPrefix("-"), let unit = shownUnit(text),
            let value = Double(text), let number = number(old)
        else { return false }
        return abs(value - number) <= unit * 0.500_001
    }
}
