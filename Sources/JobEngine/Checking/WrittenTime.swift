/// A time of day as somebody or a program may have written it, with what stands before it.
struct WrittenTime: Equatable {
    private let date: String
    private let hour: Int
    private let minute: Int
    private let second: Int

    /// Whether two texts are the same time in two forms, of the same day where there is one.
    static func isSame(_ one: String, _ other: String) -> Bool {
        guard one != other, let these = WrittenTime(one), let those = WrittenTime(other) else { return false }
        guard (these.hour, these.minute, these.second) == (those.hour, those.minute, those.second) else { return false }
        return these.date == those.date || WrittenDay.isSame(these.date, those.date)
    }

    /// - Returns: `nil` for a text that does not end with a time.
    private init?(_ text: String) {
        guard text.utf8.count <= 60, text.utf8.contains(UInt8(ascii: ":")) else { return nil }
        let form = /(.*?)(?:^|[ T])(\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)? ?(AM|PM)?Z?/.ignoresCase()
        guard let found = text.wholeMatch(of: form) else { return nil }
        guard let hour = Int(found.2), let minute = Int(found.3), hour < 24, minute < 60 else { return nil }
        date = found.1.filter { $0 != " " }
        self.minute = minute
        second = found.4.flatMap { Int($0) } ?? 0
        self.hour =
            switch found.5?.lowercased() {
            case "pm"?: hour < 12 ? hour + 12 : hour
            case "am"?: hour == 12 ? 0 : hour
            default: hour
            }
    }
}
