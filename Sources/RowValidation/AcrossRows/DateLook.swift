/// Texts that a spreadsheet takes for a day, and the ways in which it writes that day.
enum DateLook {
    /// A day of a year, or a month of one.
    struct Day: Hashable {
        var month: Int
        var day: Int
    }

    /// Whether a spreadsheet makes the date of a text that was none.
    static func isDate(_ text: String, madeOf old: String) -> Bool {
        let meant = days(typed: old)
        return !meant.isEmpty && !meant.isDisjoint(with: days(shown: text))
    }

    /// What a spreadsheet may take for a day: `1-2`, `10/12`, `2026-1`, `MAR1`, `1.2`, `3月4日`.
    static func days(typed text: String) -> Set<Day> {
        let pieces = pieces(of: text)
        switch pieces.count {
        case 2:
            if let month = pieces[0].month, let number = pieces[1].number {
                return [Day(month: month, day: number), Day(month: month, day: 1)]
            }
            if let number = pieces[0].number, let month = pieces[1].month {
                return [Day(month: month, day: number), Day(month: month, day: 1)]
            }
            guard let one = pieces[0].number, let two = pieces[1].number else { return [] }
            return possible([
                Day(month: one, day: two), Day(month: two, day: one), Day(month: one, day: 1), Day(month: two, day: 1),
            ])
        case 3:
            guard let one = pieces[0].number, let three = pieces[2].number else { return [] }
            if let month = pieces[1].month {
                return possible([Day(month: month, day: one), Day(month: month, day: three)])
            }
            guard let two = pieces[1].number else { return [] }
            return possible([Day(month: one, day: two), Day(month: two, day: one), Day(month: two, day: three)])
        default: return []
        }
    }

    /// How a spreadsheet writes days: `1月2日`, `2-Jan`, `Jan-26`, `2026/1/2`, `1/2/2026`, and as a number, `46024`.
    static func days(shown text: String) -> Set<Day> {
        if text.utf8.count == 5, let serial = Int(text), (20_000...80_000).contains(serial) {
            return [day(ofSerial: serial)]
        }
        let pieces = pieces(of: text)
        switch pieces.count {
        case 2:
            if let month = pieces[0].month, pieces[1].number != nil {
                return [Day(month: month, day: 1), Day(month: month, day: pieces[1].number ?? 1)]
            }
            if let number = pieces[0].number, let month = pieces[1].month { return [Day(month: month, day: number)] }
            guard text.contains("月"), let month = pieces[0].number, let day = pieces[1].number else { return [] }
            return text.contains("年") ? [Day(month: day, day: 1)] : [Day(month: month, day: day)]
        case 3:
            let numbers = pieces.compactMap(\.number)
            if let month = pieces[1].month, let day = pieces[0].number { return [Day(month: month, day: day)] }
            guard numbers.count == 3 else { return [] }
            if numbers[0] > 31 { return possible([Day(month: numbers[1], day: numbers[2])]) }
            return possible([Day(month: numbers[0], day: numbers[1]), Day(month: numbers[1], day: numbers[0])])
        default: return []
        }
    }

    private static func possible(_ days: Set<Day>) -> Set<Day> {
        days.filter { (1...12).contains($0.month) && (1...31).contains($0.day) }
    }

    private struct Piece {
        var number: Int?
        var month: Int?
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// Whether letters stand in front that begin no month's name: most ids that are no number are known by that.
    private static func beginsOtherwise(_ text: String) -> Bool {
        let letters = text.utf8.prefix { (0x41...0x5A).contains($0 & 0xDF) }
        guard !letters.isEmpty else { return false }
        return !months.contains { $0.utf8.elementsEqual(letters.prefix(3).lazy.map { $0 | 0x20 }) }
    }

    /// The numbers and months' names that make up the whole text; none where there is anything else in it.
    private static func pieces(of text: String) -> [Piece] {
        guard text.utf8.count < 24, !beginsOtherwise(text) else { return [] }
        var words: [String] = []
        var isDigits: Bool?
        for character in text.lowercased() {
            if "-/. 年月日,".contains(character) {
                isDigits = nil
                continue
            }
            let isDigit = character.isASCII && character.isNumber
            if isDigit == isDigits { words[words.count - 1].append(character) } else { words.append(String(character)) }
            isDigits = isDigit
        }
        let pieces = words.map { word in
            Piece(
                number: word.utf8.count < 5 ? Int(word) : nil,
                month: word.count < 3 ? nil : months.firstIndex(of: String(word.prefix(3))).map { $0 + 1 }
            )
        }
        return pieces.allSatisfy { $0.number != nil || $0.month != nil } ? pieces : []
    }

    /// The day of a spreadsheet's number, counted from 30 December 1899.
    ///
    /// Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    private static func day(ofSerial serial: Int) -> Day {
        let days = serial - 25_569 + 719_468
        let era = days / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        return Day(month: shifted < 10 ? shifted + 3 : shifted - 9, day: dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}
