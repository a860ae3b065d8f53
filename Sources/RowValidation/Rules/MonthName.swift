import JobModel

/// Reads dates with an English month's name, which says itself what is the month: `1 Dec 2026`, `December 1, 2026`,
/// `2026-Dec-01`.
enum MonthName {
    private static let names = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    enum Reading: Equatable {
        /// The same date as numbers, year first.
        case numbers(String)
        /// Such a date whose year has two digits.
        case shortYear
    }

    /// `nil` for a text without a month's name, or with one and no such date.
    static func read(_ text: String) -> Reading? {
        guard text.utf8.contains(where: { $0 > 0x40 && $0 < 0x7B }), text.utf8.count < 40, text.isASCII else {
            return nil
        }
        let words = text.split { $0 == " " || $0 == "-" || $0 == "/" || $0 == "." || $0 == "," }.map(String.init)
        guard words.count >= 3, let place = words.prefix(2).firstIndex(where: { month($0) != nil }),
            let month = month(words[place])
        else { return nil }
        var (day, year) = (words[1 - place], words[2])
        if day.utf8.count == 4 { (day, year) = (year, day) }
        guard (1...2).contains(day.utf8.count), isNumber(day), isNumber(year) else { return nil }
        switch year.utf8.count {
        case 4: return .numbers((["\(year)-\(month)-\(day)"] + words.dropFirst(3)).joined(separator: " "))
        case 1, 2: return .shortYear
        default: return nil
        }
    }

    private static func isNumber(_ text: String) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

    /// By the whole name or its first three letters; September also by four.
    private static func month(_ word: String) -> Int? {
        let word = word.lowercased()
        guard word.utf8.count >= 3 else { return nil }
        let place = names.firstIndex { $0 == word || $0.prefix(3) == word } ?? (word == "sept" ? 8 : nil)
        return place.map { $0 + 1 }
    }
}
