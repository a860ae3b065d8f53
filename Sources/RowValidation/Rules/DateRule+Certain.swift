extension DateRule {
    /// Whether a cell is a day, or a moment, in every zone without `LocalTime.losesDays`.
    ///
    /// The year stands first: `2026-12-01`, `2026/12/1`, `2026.12.1`, `20261201`, `2026年12月1日`; behind the first three may stand
    /// midnight, or a time with its distance from UTC.
    static func isCertainlyFine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var reader = DigitReader(bytes)
        if bytes.count == 8, let date = reader.number(8...8) {
            return isDay(date / 10000, date / 100 % 100, date % 100)
        }
        guard let year = reader.number(4...4) else { return false }
        if reader.take(0xE5, 0xB9, 0xB4) {
            guard let month = reader.number(1...2), reader.take(0xE6, 0x9C, 0x88), let day = reader.number(1...2),
                reader.take(0xE6, 0x97, 0xA5)
            else { return false }
            return reader.isAtEnd && isDay(year, month, day)
        }
        guard let sign = reader.next,
            sign == UInt8(ascii: "-") || sign == UInt8(ascii: "/") || sign == UInt8(ascii: "."),
            reader.take(sign), let month = reader.number(1...2), reader.take(sign), let day = reader.number(1...2),
            isDay(year, month, day)
        else { return false }
        return reader.isAtEnd || isTime(&reader)
    }

    /// Early on the first of 1970, and in the directory's last year, the zone has a word in it.
    private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        (1971...2199).contains(year) && (1...12).contains(month) && (1...days(in: month, of: year)).contains(day)
    }

    /// Whether the rest is a time that is there on every day.
    private static func isTime(_ reader: inout DigitReader) -> Bool {
        guard reader.take(UInt8(ascii: " ")) || reader.take(UInt8(ascii: "T")), let hour = reader.number(2...2),
            reader.take(UInt8(ascii: ":")), let minute = reader.number(2...2)
        else { return false }
        var second = 0
        if reader.take(UInt8(ascii: ":")) {
            guard let number = reader.number(2...2) else { return false }
            second = number
            if reader.take(UInt8(ascii: ".")), reader.number(1...9) == nil { return false }
        }
        // Clocks that go forward leave out other times; a day whose midnight they leave out begins later.
        if reader.isAtEnd { return hour == 0 && minute == 0 && second == 0 }
        guard hour <= 23, minute <= 59, second <= 59 else { return false }
        if reader.take(UInt8(ascii: "Z")) { return reader.isAtEnd }
        guard reader.take(UInt8(ascii: "+")) || reader.take(UInt8(ascii: "-")), let hours = reader.number(2...2),
            reader.take(UInt8(ascii: ":")), let minutes = reader.number(2...2)
        else { return false }
        return hours <= 14 && minutes <= 59 && reader.isAtEnd
    }
}

/// Reads bytes from their beginning on: runs of digits, and signs.
private struct DigitReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }
    var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    /// The whole run of digits here, if it has as many as that.
    mutating func number(_ digits: ClosedRange<Int>) -> Int? {
        var (value, end) = (0, place)
        while end < bytes.count, end - place < digits.upperBound, (0x30...0x39).contains(bytes[end]) {
            value = value * 10 + Int(bytes[end]) - 0x30
            end += 1
        }
        let isWhole = end == bytes.count || !(0x30...0x39).contains(bytes[end])
        guard isWhole, digits.contains(end - place) else { return nil }
        place = end
        return value
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        place += 1
        return true
    }

    /// A character of three bytes.
    mutating func take(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        guard place + 2 < bytes.count, bytes[place] == first, bytes[place + 1] == second, bytes[place + 2] == third
        else { return false }
        place += 3
        return true
    }
}
