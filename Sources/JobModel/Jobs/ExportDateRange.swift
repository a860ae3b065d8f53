/// Days from one to another, both of them within, as a value of a condition: `2026-01-01..2026-12-31`; a side may be open.
package struct ExportDateRange: Sendable, Equatable {
    private let first: String
    private let last: String

    /// `nil` for a text that is no range.
    ///
    /// - Parameter text: As a condition has it.
    package init?(_ text: String) {
        let sides = text.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
        guard sides.count == 2, sides.contains(where: { !$0.isEmpty }),
            sides.allSatisfy({ $0.isEmpty || Self.isDay($0) })
        else { return nil }
        (first, last) = (sides[0], sides[1])
    }

    package static func text(from first: String, to last: String) -> String { "\(first)..\(last)" }

    /// Whether the last day is before the first: no date is within.
    package var isReversed: Bool { !first.isEmpty && !last.isEmpty && last < first }

    /// Whether a date is within; of a moment with its time the day counts.
    package func contains(_ date: String) -> Bool {
        let day = String(date.prefix(10))
        return Self.isDay(day) && (first.isEmpty || first <= day) && (last.isEmpty || day <= last)
    }

    /// Whether a text is a day of the calendar, such as 2026-12-31.
    package static func isDay(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return false }
        let numbers = parts.compactMap { Int($0) }
        let (year, month, day) = (numbers[0], numbers[1], numbers[2])
        guard (1...12).contains(month) else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...days[month - 1]).contains(day)
    }

    /// Whether a text is a date as an export writes it: a day, or a day with a time such as 2026-12-31 10:30:00.
    package static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return isDay(parts[0]) && (parts.count == 1 || isTime(parts[1]))
    }

    private static func isTime(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3,
            parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return false }
        return zip(parts, [24, 60, 60]).allSatisfy { part, limit in (Int(part) ?? limit) < limit }
    }
}
