/// A day, perhaps with a time, as XML writes it: `2026-04-03T08:30:00.000`.
///
/// Source: ISO 8601-1, 5.2.2.1 and 5.4.2.1; the count of days: Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013.
struct ISODateTime {
    private let year: Int
    private let month: Int
    private let day: Int
    /// Seconds of the day.
    private let seconds: Double

    /// - Returns: `nil` for what is no such text, or no day of the calendar; 29 February 1900 is one of the spreadsheet's.
    init?(_ text: some Collection<UInt8>) {
        var bytes = Array(text)
        if bytes.last == UInt8(ascii: "Z") { bytes.removeLast() }
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10]), (1...12).contains(month), day >= 1,
            day <= Self.days(of: month, in: year) || (year, month, day) == (1900, 2, 29)
        else { return nil }
        guard bytes.count == 10 || bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
            let seconds = bytes.count == 10 ? 0 : Self.time(bytes[11...])
        else { return nil }
        (self.year, self.month, self.day, self.seconds) = (year, month, day, seconds)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count < 10, digits.allSatisfy({ $0 &- 0x30 <= 9 }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func days(of month: Int, in year: Int) -> Int {
        let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? (isLeapYear ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// `08:30`, `08:30:00` or `08:30:00.5`, in seconds.
    private static func time(_ text: ArraySlice<UInt8>) -> Double? {
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, let hours = number(parts[0]), hours < 24,
            let minutes = number(parts[1]), minutes < 60
        else { return nil }
        var seconds = 0.0
        if parts.count == 3 {
            guard parts[2].count < 20, parts[2].allSatisfy({ $0 &- 0x30 <= 9 || $0 == UInt8(ascii: ".") }),
                let value = Double(String(decoding: parts[2], as: UTF8.self)), value < 60
            else { return nil }
            seconds = value
        }
        return Double(hours * 3600 + minutes * 60) + seconds
    }

    /// Whether thousandths of a second are more than the spreadsheet's rounding.
    var hasFractions: Bool { Int((seconds * 1000).rounded()) % 1000 != 0 }

    /// As a spreadsheet counts it; `nil` before its first day.
    func serial(is1904: Bool) -> Double? {
        let time = seconds / 86_400
        // The day before the first one is where times without a day stand.
        if year == 1899, month == 12, day >= 30 { return time }
        let count = daysSinceCivilOrigin - Self.origin
        guard year >= 1900 else { return nil }
        if is1904 { return year >= 1904 ? Double(count - 1462) + time : nil }
        let isBeforeLeapDay = year == 1900 && month < 3 && day < 29 || year == 1900 && month == 1
        return Double(isBeforeLeapDay ? count - 1 : year == 1900 && month == 2 ? 60 : count) + time
    }

    /// Days from 1 March of the year 0.
    private var daysSinceCivilOrigin: Int {
        let shifted = month > 2 ? year : year - 1
        let (era, ofEra) = (shifted / 400, shifted % 400)
        let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear
    }

    /// From 1 March of the year 0 to 30 December 1899.
    private static let origin = 693_899

    /// Of a day before any spreadsheet's first one, as `1880-04-03` or `1880-04-03 08:30:00`.
    var text: String {
        let all = Int(seconds.rounded())
        let parts = all > 0 ? [all / 3600, all / 60 % 60, all % 60] : []
        let date = [Self.padded(year, 4), Self.padded(month, 2), Self.padded(day, 2)].joined(separator: "-")
        return parts.isEmpty ? date : date + " " + parts.map { Self.padded($0, 2) }.joined(separator: ":")
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension TabRowBuilder {
    /// Appends a date as its format says; without a format of dates as it is.
    mutating func append(_ date: ISODateTime, _ format: NumberFormat, is1904: Bool, column: Int) {
        guard let serial = date.serial(is1904: is1904) else { return append(date.text, column: column) }
        if case .date = format { return append(serial, format, column: column) }
        let plain = NumberFormat.DateFormat(showsDay: true, showsFractions: date.hasFractions)
        append(serial, .date(plain), column: column)
    }
}
