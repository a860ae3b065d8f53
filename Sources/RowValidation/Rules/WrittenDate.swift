/// A date as it is written, with its time: the grammar alone, whether there is such a day is another question.
///
/// A date, a space or `T`, a time, and where the year stands first or the month has a name a distance from UTC. Nothing
/// else may stand in the cell: a date that is looked for within a text is found in many that are none.
struct WrittenDate: Equatable {
    enum Day: Equatable {
        case known(year: Int, month: Int, day: Int)
        /// Two numbers before the year: a day and a month in an order that the cell does not tell.
        case yearLast(Int, Int, year: Int)
        /// No part has four digits.
        case shortYear
    }

    var day: Day
    var time: WrittenTime?

    /// `nil` for a text that is no date.
    init?(_ text: String) {
        var scanner = TextScanner(text)
        guard let day = Self.day(&scanner) else { return nil }
        self.day = day
        if scanner.isAtEnd { return }
        let isBasic = text.utf8.prefix(8).allSatisfy { (0x30...0x39).contains($0) }
        // 20240229T is half a moment, and 2026-12-01 9 might be anything.
        let isJoined = scanner.take("T") || scanner.take("t")
        if !isJoined {
            let comma = scanner.take(",")
            guard scanner.takeSpaces() || comma || Self.isChinese(text) else { return nil }
        }
        guard let time = WrittenTime(&scanner, isBasic: isJoined && isBasic), scanner.isAtEnd else { return nil }
        if time.offset != nil, case .yearLast = day { return nil }
        self.time = time
    }

    private static func isChinese(_ text: String) -> Bool { text.unicodeScalars.contains("年") }

    private static func day(_ scanner: inout TextScanner) -> Day? {
        if let day = scanner.attempt(MonthName.monthFirst) { return day }
        if let whole = scanner.attempt({ $0.number(8...8) }) {
            return .known(year: whole.value / 10000, month: whole.value / 100 % 100, day: whole.value % 100)
        }
        return scanner.attempt(chinese) ?? scanner.attempt(MonthName.yearOrDayFirst) ?? scanner.attempt(numbers)
    }

    /// `2026年12月1日`, `2026年12月1号`, `2026 年 12 月 1 日`.
    private static func chinese(_ scanner: inout TextScanner) -> Day? {
        guard let year = scanner.number(4...4) else { return nil }
        scanner.takeSpaces()
        guard scanner.take("年") else { return nil }
        scanner.takeSpaces()
        guard let month = scanner.number(1...2) else { return nil }
        scanner.takeSpaces()
        guard scanner.take("月") else { return nil }
        scanner.takeSpaces()
        guard let day = scanner.number(1...2) else { return nil }
        _ = scanner.attempt { scanner -> Bool? in
            scanner.takeSpaces()
            return scanner.take(anyOf: ["日", "号", "號"]).map { _ in true }
        }
        return .known(year: year.value, month: month.value, day: day.value)
    }

    /// Three numbers with one sign between them, spaces around it or not: `2026-12-01`, `1. 12. 2026`, `3/4/26`.
    private static func numbers(_ scanner: inout TextScanner) -> Day? {
        guard let first = scanner.number(1...4), let sign = separator(&scanner), let second = scanner.number(1...2),
            separator(&scanner) == sign, let third = scanner.number(1...4)
        else { return nil }
        // 2026. 12. 1. is how Korean and German sheets end a date.
        if sign == "." { _ = scanner.take(".") }
        switch (first.digits, third.digits) {
        case (4, 1...2): return .known(year: first.value, month: second.value, day: third.value)
        case (1...2, 4): return .yearLast(first.value, second.value, year: third.value)
        case (1...2, 1...2): return .shortYear
        default: return nil
        }
    }

    /// One of `- / .`, or spaces alone.
    static func separator(_ scanner: inout TextScanner) -> String? {
        let spaces = scanner.takeSpaces()
        guard let sign = scanner.take(anyOf: ["-", "/", "."]) else { return spaces ? " " : nil }
        scanner.takeSpaces()
        return sign
    }
}
