/// A time as the file writes it, `PT08H30M00.5S`.
///
/// Source: XML Schema 1.1 part 2, 3.3.6 (duration), without years, months and signs.
enum ODSDuration {
    /// - Returns: `nil` for what is no such text.
    static func seconds(_ text: String) -> Double? {
        let parts = text.utf8.split(separator: UInt8(ascii: "T"), maxSplits: 1, omittingEmptySubsequences: false)
        guard let date = parts.first, date.first == UInt8(ascii: "P"), text.utf8.count < 60, text.utf8.count > 2,
            let days = sum(date.dropFirst(), [(UInt8(ascii: "D"), 86_400)]),
            let times = parts.count < 2
                ? 0
                : sum(parts[1], [(UInt8(ascii: "H"), 3600), (UInt8(ascii: "M"), 60), (UInt8(ascii: "S"), 1)])
        else { return nil }
        return days + times
    }

    /// Numbers with their units, each at most once and in their order.
    private static func sum(_ text: Substring.UTF8View, _ units: [(letter: UInt8, seconds: Double)]) -> Double? {
        var (rest, total) = (text, 0.0)
        for unit in units {
            let digits = rest.prefix { $0 &- 0x30 <= 9 || $0 == UInt8(ascii: ".") }
            guard rest.dropFirst(digits.count).first == unit.letter else { continue }
            guard let number = Double(String(Substring(digits))) else { return nil }
            total += number * unit.seconds
            rest = rest.dropFirst(digits.count + 1)
        }
        return rest.isEmpty ? total : nil
    }
}
