import Foundation
import JobModel

/// A moment as a cell of a sheet, or the plan, writes it.
struct DateCell: Sendable {
    private let zone: TimeZone
    private let pattern: DatePattern?
    private let cells = CellMemory<Int>()

    /// Days are written by `pattern`, or as 2026-12-31 where it is `nil`.
    init(timezone: String, pattern: DatePattern? = nil) {
        zone = TimeZone(identifier: timezone) ?? .gmt
        self.pattern = pattern
    }

    /// The first instant of a local day as a date, any other moment with its time; 0 is how the directory says that there
    /// is none.
    ///
    /// That instant is midnight, but for days on which clocks go forward at midnight.
    func text(_ unixSeconds: Int?) -> String {
        guard let unixSeconds, unixSeconds > 0 else { return "" }
        return cells.cell(of: unixSeconds, from: made)
    }

    private func made(_ unixSeconds: Int) -> String {
        if pattern?.isUnixSeconds == true { return String(unixSeconds) }
        let local = local(unixSeconds)
        let dayNumber = Self.day(local)
        let (year, month, day) = Self.civil(dayNumber)
        let second = local - dayNumber * 86400
        let iso = "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
        let date = pattern?.day(year: year, month: month, day: day) ?? iso
        guard Self.day(self.local(unixSeconds - 1)) == dayNumber else { return date }
        let time = [second / 3600, second / 60 % 60, second % 60].map { Self.padded($0, 2) }.joined(separator: ":")
        return "\(date) \(time)"
    }

    /// What clocks show, as if it were UTC.
    private func local(_ unixSeconds: Int) -> Int {
        unixSeconds + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(unixSeconds)))
    }

    private static func day(_ local: Int) -> Int { Int((Double(local) / 86400).rounded(.down)) }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    /// The Gregorian date of a day counted from 1970-01-01.
    ///
    /// Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    private static func civil(_ dayNumber: Int) -> (year: Int, month: Int, day: Int) {
        let days = dayNumber + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}
