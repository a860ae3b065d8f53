/// A date that the file writes as text, `2026-04-03T08:30:00`, as some programs do.
enum ISODate {
    /// As dates are written otherwise: a space before the time, and no midnight.
    static func plain(_ text: String) -> String {
        guard let sign = text.firstIndex(of: "T"), text[..<sign].utf8.count == 10 else { return text }
        var time = text[text.index(after: sign)...]
        while time.contains("."), let last = time.last, last == "0" || last == "." {
            time.removeLast()
            if last == "." { break }
        }
        let isMidnight = time == "00:00:00" || time == "00:00"
        return isMidnight ? String(text[..<sign]) : "\(text[..<sign]) \(time)"
    }
}
