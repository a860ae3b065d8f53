/// A date as spreadsheets count it: days, and their parts as times, from the last day of 1899 or the first of 1904.
///
/// The calendar from 1900 holds a 29 February 1900, number 60, so that days before it count from one day later.
/// Source: ECMA-376 part 1, 18.17.4 (dates and times); the civil calendar: Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms", 2013.
struct SerialDate {
    let is1904: Bool

    /// Appends the number as `2026-04-03`, `2026-04-03 08:30:00` or `08:30:00`.
    ///
    /// Rounded to seconds, or to thousandths of them where the format shows such: spreadsheets do the same.
    ///
    /// - Returns: Why it is no date; `nil` where it is one.
    func append(_ serial: Double, _ format: NumberFormat.DateFormat, to bytes: inout [UInt8]) -> CellDoubt.Reason? {
        guard serial >= 0, serial < Self.end else { return .noDate }
        let unit = format.showsFractions ? 1 : 1000
        let thousandths = Int((serial * Double(Self.day / unit)).rounded()) * unit
        if format.isElapsed {
            appendTime(thousandths, to: &bytes)
            return nil
        }
        var day = thousandths / Self.day
        let time = thousandths % Self.day
        if day == 0, !format.showsDay || (!is1904 && time > 0) {
            appendTime(time, to: &bytes)
            return nil
        }
        if is1904 { day += Self.days1904 }
        guard day > 0, day < Int(Self.end) else { return .noDate }
        if day == Self.leapDay {
            bytes.append(contentsOf: "1900-02-29".utf8)
            return .leapDay1900
        }
        appendDay(day < Self.leapDay ? day + 1 : day, to: &bytes)
        if time > 0 {
            bytes.append(UInt8(ascii: " "))
            appendTime(time, to: &bytes)
        }
        return nil
    }

    /// Thousandths of a second in a day.
    private static let day = 86_400_000
    /// The day after 31 December 9999.
    private static let end = 2_958_466.0
    /// From the calendar of 1904 to that of 1900.
    private static let days1904 = 1462
    /// 29 February 1900.
    private static let leapDay = 60
    /// From 1 March of the year 0 to 30 December 1899.
    private static let origin = 693_899

    private func appendDay(_ serial: Int, to bytes: inout [UInt8]) {
        let days = serial + Self.origin
        let era = days / 146_097
        let ofEra = days % 146_097
        let year = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * year + year / 4 - year / 100)
        let month = (5 * ofYear + 2) / 153
        let isNextYear = month >= 10
        append(year + era * 400 + (isNextYear ? 1 : 0), digits: 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        append(isNextYear ? month - 9 : month + 3, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        append(ofYear - (153 * month + 2) / 5 + 1, digits: 2, to: &bytes)
    }

    private func appendTime(_ thousandths: Int, to bytes: inout [UInt8]) {
        let seconds = thousandths / 1000
        if seconds >= 360_000 {
            bytes.append(contentsOf: String(seconds / 3600).utf8)
        } else {
            append(seconds / 3600, digits: 2, to: &bytes)
        }
        bytes.append(UInt8(ascii: ":"))
        append(seconds / 60 % 60, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        append(seconds % 60, digits: 2, to: &bytes)
        if thousandths % 1000 > 0 {
            bytes.append(UInt8(ascii: "."))
            append(thousandths % 1000, digits: 3, to: &bytes)
        }
    }

    private func append(_ number: Int, digits: Int, to bytes: inout [UInt8]) {
        var unit = 1
        for _ in 1..<digits { unit *= 10 }
        while unit > 0 {
            bytes.append(0x30 + UInt8(truncatingIfNeeded: number / unit % 10))
            unit /= 10
        }
    }
}
