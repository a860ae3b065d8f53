/// Reads days with an English month's name, which says itself what is the month: `1 Dec 2026`, `December 1, 2026`,
/// `2026-Dec-01`.
enum MonthName {
    private static let names = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// `Dec 1, 2026`, `December 1st 2026`, `Dec-01-2026`.
    static func monthFirst(_ scanner: inout TextScanner) -> WrittenDate.Day? {
        guard let month = name(&scanner), let sign = separator(&scanner), let day = scanner.number(1...2) else {
            return nil
        }
        takeOrdinal(&scanner)
        guard isSeparated(&scanner, by: sign), let year = scanner.number(2...4) else { return nil }
        return self.day(year, month, day.value)
    }

    /// `1 Dec 2026`, `1st December 2026`, `01-Dec-26`, `2026-Dec-01`.
    static func yearOrDayFirst(_ scanner: inout TextScanner) -> WrittenDate.Day? {
        guard let first = scanner.number(1...4), first.digits != 3 else { return nil }
        if first.digits < 4 { takeOrdinal(&scanner) }
        guard let sign = separator(&scanner), let month = name(&scanner), isSeparated(&scanner, by: sign),
            let last = scanner.number(1...4)
        else { return nil }
        if first.digits == 4 { return last.digits <= 2 ? day(first, month, last.value) : nil }
        return day(last, month, first.value)
    }

    private static func day(_ year: (value: Int, digits: Int), _ month: Int, _ day: Int) -> WrittenDate.Day? {
        switch year.digits {
        case 4: .known(year: year.value, month: month, day: day)
        case 1, 2: .shortYear
        default: nil
        }
    }

    /// By the whole name or its first three letters, with a dot behind it or not; September also by four.
    private static func name(_ scanner: inout TextScanner) -> Int? {
        let word = scanner.letters()
        guard word.utf8.count >= 3 else { return nil }
        let place = names.firstIndex { $0 == word || $0.prefix(3) == word } ?? (word == "sept" ? 8 : nil)
        return place.map { $0 + 1 }
    }

    private static func takeOrdinal(_ scanner: inout TextScanner) {
        _ = scanner.attempt { ["st", "nd", "rd", "th"].contains($0.letters()) ? true : nil }
    }

    /// What stands between two parts: a sign, or spaces, with the dot of a shortened name before them.
    private static func separator(_ scanner: inout TextScanner) -> String? {
        let dotted = scanner.attempt { scanner -> String? in
            guard scanner.take("."), scanner.takeSpaces() else { return nil }
            return " "
        }
        return dotted ?? WrittenDate.separator(&scanner)
    }

    /// The same sign as before; in place of spaces also a comma.
    private static func isSeparated(_ scanner: inout TextScanner, by sign: String) -> Bool {
        if sign == " ", scanner.take(",") {
            scanner.takeSpaces()
            return true
        }
        return separator(&scanner) == sign
    }
}
