import Foundation

/// Finds the moment at which clocks of a zone show a local time.
struct LocalTime {
    private let zone: TimeZone

    init(_ identifier: String) { zone = TimeZone(identifier: identifier) ?? .gmt }

    /// Unix seconds of a local time that is given as if it were UTC; `nil` where clocks never show it.
    ///
    /// Of a time that clocks show twice, the first. A day whose midnight clocks jump over begins at the first instant
    /// behind the jump; any other time within a jump does not exist.
    func moment(_ local: Int) -> Int? {
        // No zone is a day from UTC, so these two are the distances before and behind any change near by.
        let (before, after) = (offset(local - 86400), offset(local + 86400))
        if before == after { return local - before }
        // Clocks were ahead by `before` up to the change.
        if offset(local - before) == before { return local - before }
        if offset(local - after) == after { return local - after }
        guard local.isMultiple(of: 86400), case let start = firstInstant(of: local, before, after) else { return nil }
        return day(start) == local / 86400 ? start : nil
    }

    /// Whether clocks have ever been set forward by a day, as where a country changed sides of the date line.
    ///
    /// No other change takes a whole day away, and no country went back within a quarter of a year.
    var losesDays: Bool {
        let offsets = stride(from: 0, through: 7_300_000_000, by: 90 * 86400).map(offset)
        return zip(offsets, offsets.dropFirst()).contains { $1 - $0 > 72_000 }
    }

    /// The instant of the jump, which lies between what either distance makes of the time.
    private func firstInstant(of local: Int, _ before: Int, _ after: Int) -> Int {
        var (low, high) = (local - max(before, after), local - min(before, after))
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if middle + offset(middle) >= local { high = middle } else { low = middle }
        }
        return high
    }

    private func day(_ moment: Int) -> Int { Int((Double(moment + offset(moment)) / 86400).rounded(.down)) }

    private func offset(_ moment: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment)))
    }
}
