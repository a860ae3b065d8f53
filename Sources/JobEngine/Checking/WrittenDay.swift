import Foundation

/// A day as somebody or a program may have written it; `3-4` is one of two days of any year.
struct WrittenDay: Hashable {
    var year: Int?
    var month: Int
    var day: Int

    /// Whether two texts may be the same day in two forms; in one form, another text is another day.
    static func isSame(_ one: String, _ other: String) -> Bool {
        let forms = [one, other].map { $0.utf8.map { (0x30...0x39).contains($0) ? UInt8(ascii: "0") : $0 } }
        if forms[0] == forms[1] { return false }
        let (these, those) = (days(of: one), days(of: other))
        if let serial = Int(one), these.isEmpty { return those.contains { $0.serial == serial } }
        return these.contains { day in those.contains { $0.isSame(as: day) } }
    }

    /// Whether a text that may mean several days, or a day of any year, has become one day.
    static func isDecided(_ now: String, of was: String) -> Bool {
        let (these, those) = (days(of: now), days(of: was))
        return these.count == 1 && these.first?.year != nil && (those.count > 1 || those.contains { $0.year == nil })
    }

    private func isSame(as other: WrittenDay) -> Bool {
        month == other.month && day == other.day && (year == nil || other.year == nil || year == other.year)
    }

    /// The number by which spreadsheets keep it.
    private var serial: Int? {
        guard let year else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = DateComponents(year: year, month: month, day: day)
        guard let date = calendar.date(from: parts) else { return nil }
        // The 30th of December 1899 has the number 0.
        return Int((date.timeIntervalSince1970 / 86_400).rounded()) + 25_569
    }

    /// All days that a text may mean; none where it is no date.
    private static func days(of text: String) -> Set<WrittenDay> {
        guard text.utf8.count <= 40, let (numbers, month, isYearFirst) = parts(of: text) else { return [] }
        let found: [WrittenDay?]
        switch (numbers.count, month) {
        case (3, nil) where isYearFirst: found = [make(numbers[0], numbers[1], numbers[2])]
        case (3, nil):
            found = [make(numbers[2], numbers[0], numbers[1]), make(numbers[2], numbers[1], numbers[0])]
        case (2, nil): found = [make(nil, numbers[0], numbers[1]), make(nil, numbers[1], numbers[0])]
        case (2, let month?): found = [make(numbers[1], month, numbers[0]), make(numbers[0], month, numbers[1])]
        case (1, let month?): found = [make(nil, month, numbers[0])]
        default: found = []
        }
        return Set(found.compactMap(\.self))
    }

    private static func make(_ year: Int?, _ month: Int, _ day: Int) -> WrittenDay? {
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        // Two digits are of this century, as spreadsheets have it for years before 2030.
        let full = year.map { $0 >= 100 ? $0 : $0 < 30 ? 2000 + $0 : 1900 + $0 }
        return WrittenDay(year: full, month: month, day: day)
    }

    /// Numbers and the name of a month; `nil` where anything else stands there.
    private static func parts(of text: String) -> (numbers: [Int], month: Int?, isYearFirst: Bool)? {
        var text = text.lowercased()
        // The midnight that a program puts behind a day.
        for end in ["t00:00:00z", "t00:00:00", " 00:00:00", " 0:00:00", " 00:00", " 0:00"] where text.hasSuffix(end) {
            text.removeLast(end.count)
            break
        }
        var (numbers, month, widths): ([Int], Int?, [Int]) = ([], nil, [])
        let pieces = text.split { "/-. ,年月日号".contains($0) }
        for piece in pieces {
            if piece.utf8.allSatisfy({ (0x30...0x39).contains($0) }), piece.utf8.count <= 4, let number = Int(piece) {
                numbers.append(number)
                widths.append(piece.utf8.count)
            } else if month == nil, piece.count >= 3,
                let place = months.firstIndex(where: { $0.hasPrefix(piece) || piece == "sept" && $0 == "september" })
            {
                month = place + 1
            } else {
                return nil
            }
        }
        // Of 3.5 nobody can tell whether it is a number.
        guard numbers.count + (month == nil ? 0 : 1) >= 2 else { return nil }
        return (numbers, month, widths.first == 4)
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
}
