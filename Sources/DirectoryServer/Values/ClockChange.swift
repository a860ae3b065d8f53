package import Foundation

/// What is asked of a directory's clock.
package enum ClockChange: Sendable, Equatable {
    /// Forward by so many seconds.
    case advance(seconds: Int)
    /// To a moment, which may lie before what it says now.
    case set(Date)
    /// Back to what the machine's clock says.
    case reset

    /// Forward by a span such as `31d`, `36h` or `1w2d`: weeks, days, hours, minutes and seconds, the larger first.
    ///
    /// - Throws: `ClockError.notASpan`; `.tooFar` for more than ten years.
    package init(advance text: String) throws(ClockError) {
        guard let seconds = Self.seconds(of: text), seconds > 0 else { throw .notASpan(text) }
        guard seconds <= Self.longest else { throw .tooFar(text) }
        self = .advance(seconds: seconds)
    }

    /// To a moment as ISO 8601 writes it, with its zone: `2026-12-01T09:00:00+08:00`.
    ///
    /// - Throws: `ClockError.notATime`.
    package init(set text: String) throws(ClockError) {
        guard let moment = try? Date(text, strategy: .iso8601), Self.names(text, moment) else { throw .notATime(text) }
        self = .set(moment)
    }

    /// How far from the machine's clock it will be.
    ///
    /// - Throws: `ClockError.outOfRange` where it would leave the years that the API's dates have.
    func shift(from old: TimeInterval, machine: Date) throws(ClockError) -> TimeInterval {
        let shift: TimeInterval =
            switch self {
            case .advance(let seconds): old + TimeInterval(seconds)
            case .set(let moment): moment.timeIntervalSince(machine)
            case .reset: 0
            }
        guard self == .reset || Self.range.contains(machine.timeIntervalSince1970 + shift) else { throw .outOfRange }
        return shift
    }

    /// In seconds: ten years of 365 days.
    private static let longest = 3650 * 86_400

    /// From 1971 to the end of 9998, so that no zone makes another year of it.
    private static let range: Range<TimeInterval> = 31_536_000..<253_370_764_800

    private static let units: [(letter: UInt8, seconds: Int)] = [
        (UInt8(ascii: "w"), 604_800), (UInt8(ascii: "d"), 86_400), (UInt8(ascii: "h"), 3600), (UInt8(ascii: "m"), 60),
        (UInt8(ascii: "s"), 1),
    ]

    /// `nil` where it is no span: each unit at most once, the larger first.
    private static func seconds(of text: String) -> Int? {
        var total = 0
        var number: Int?
        var open = units[...]
        for byte in text.utf8 {
            if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                let next = (number ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
                guard next < 1_000_000_000 else { return nil }
                number = next
            } else {
                guard let count = number, let place = open.firstIndex(where: { $0.letter == byte }) else { return nil }
                total += count * units[place].seconds
                open = units[(place + 1)...]
                number = nil
            }
        }
        return number == nil && total > 0 ? total : nil
    }

    /// Whether a text says the day and minute that were read of it: 30 February would be read as another day.
    private static func names(_ text: String, _ moment: Date) -> Bool {
        let end = text.dropFirst(19)
        guard text.utf8.count >= 20, let zone = zone(String(end)) else { return false }
        let style = Date.ISO8601FormatStyle(timeZone: zone)
        return moment.formatted(style).prefix(19) == text.prefix(19)
    }

    private static func zone(_ text: String) -> TimeZone? {
        if text == "Z" { return .gmt }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard text.hasPrefix("+") || text.hasPrefix("-"), digits.utf8.count == 4, let number = Int(digits),
            number / 100 <= 14, number % 100 < 60
        else { return nil }
        let seconds = (number / 100 * 60 + number % 100) * 60
        return TimeZone(secondsFromGMT: text.hasPrefix("-") ? -seconds : seconds)
    }
}
