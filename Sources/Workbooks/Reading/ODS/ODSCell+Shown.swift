extension ODSCell {
    /// Appends a number as its style says, held against what the file says that is shown.
    func writeNumber(_ number: Double, _ format: NumberFormat, to builder: inout TabRowBuilder, column: Int) {
        if case .date = format { return builder.append(number, format, column: column) }
        var known = ShownNumber.number
        if case .sections(let sections) = format { known = sections.shown(number) }
        guard let text = shownText else { return builder.append(number, format, column: column) }
        // Programs that write no style's text leave the element out, and do not leave it empty.
        if text.isEmpty || known == .nothing { return builder.append(number, doubt: .notShown, column: column) }
        let plain = SpreadsheetNumber.text(number)
        // Libraries write the number as it is, and a word says nothing of its digits.
        guard text != plain, text.contains(where: { $0.isASCII && $0.isNumber }) else {
            return builder.append(number, known == .unread ? .plain : format, column: column)
        }
        let isSame = Self.digits(text) == Self.digits(plain)
        switch known {
        case .text(let own) where own.filter({ $0 != " " }) == text.filter({ $0 != " " }):
            builder.append(own, column: column)
        case .number where !Self.isPadded(text): builder.append(number, format, column: column)
        case .number, .unread, .text, .nothing:
            guard isSame else { return builder.append(number, doubt: .shownOtherwise, column: column) }
            builder.append(text, column: column)
        }
    }

    /// Whether zeros stand before the digits.
    private static func isPadded(_ text: String) -> Bool {
        let digits = text.drop { $0 == "-" || $0 == "+" || $0 == "(" || $0 == " " }
        guard digits.first == "0", let next = digits.dropFirst().first else { return false }
        return next.isASCII && next.isNumber
    }

    /// Sign and digits that count: no zeros before them, none at the end behind a point, and no separators.
    private static func digits(_ text: String) -> String {
        let isNegative = text.contains("-") || text.hasPrefix("(")
        let parts = text.filter { $0.isASCII && $0.isNumber || $0 == "." }
            .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let whole = parts.first.map { $0.drop { $0 == "0" } } ?? ""
        var fraction = parts.count > 1 ? parts[1] : ""
        while fraction.last == "0" { fraction.removeLast() }
        return (isNegative ? "-" : "") + whole + "." + fraction
    }
}
