/// Splits the distance from UTC off a moment: `2026-12-01T09:30:00+08:00`, `…Z`.
enum ZoneOffset {
    /// The text before it and the distance in seconds; `nil` where there is none, or no time before it.
    static func split(_ text: String) -> (rest: String, seconds: Int)? {
        if let last = text.last, last == "Z" || last == "z" {
            let rest = String(text.dropLast())
            return rest.contains(":") ? (rest, 0) : nil
        }
        guard let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return nil }
        let rest = String(text[..<sign])
        let digits = text[text.index(after: sign)...].filter { $0 != ":" }
        guard rest.contains(":"), digits.utf8.count == 4, let number = Int(digits) else { return nil }
        let (hours, minutes) = (number / 100, number % 100)
        guard hours <= 14, minutes < 60 else { return nil }
        let distance = hours * 3600 + minutes * 60
        return (rest, text[sign] == "-" ? -distance : distance)
    }
}
