/// A time of day as it is written: `9:30`, `09:30:15.250`, `9:05 PM`, `下午9:05`, `9时30分`, with a distance from UTC behind it.
struct WrittenTime: Equatable {
    var hour = 0
    var minute = 0
    /// What a fraction adds is left out: the directory counts whole seconds.
    var second = 0
    /// Seconds ahead of UTC; `nil` where the time is one of the job's zone.
    var offset: Int?

    /// Whether there is such a time; `24:00` and `13:00 AM` are none.
    private(set) var isPossible = true

    /// Reads up to the end of the time; `isBasic` behind `20261201T`, where a time has no signs either (ISO 8601).
    init?(_ scanner: inout TextScanner, isBasic: Bool) {
        let half = scanner.take(anyOf: Self.before).map(Self.isAfternoon)
        if half != nil { scanner.takeSpaces() }
        let isRead: Bool
        if isBasic, let clock = scanner.attempt(Self.compact) {
            (hour, minute, second) = clock
            isRead = true
        } else {
            isRead = readClock(&scanner, hasHalf: half != nil)
        }
        guard isRead else { return nil }
        let behind = half == nil ? scanner.attempt(Self.halfBehind) : nil
        if behind == nil { offset = scanner.attempt(Self.offset) }
        isPossible = (0...23).contains(hour) && (0...59).contains(minute) && (0...59).contains(second)
        if let isAfternoon = half ?? behind { take(isAfternoon) }
    }

    var seconds: Int { hour * 3600 + minute * 60 + second }

    var isMidnight: Bool { seconds == 0 }

    private static let before = ["上午", "下午", "午前", "午後", "오전", "오후"]

    private static func isAfternoon(_ word: String) -> Bool { ["下午", "午後", "오후"].contains(word) }

    /// 12 AM is the first hour of the day, 12 PM the one after noon; 21:05 PM says the same twice.
    private mutating func take(_ isAfternoon: Bool) {
        if hour == 12 {
            hour = isAfternoon ? 12 : 0
        } else if hour < 12 {
            hour += isAfternoon ? 12 : 0
        } else {
            isPossible = isPossible && isAfternoon
        }
    }

    /// `093000` or `0930`.
    private static func compact(_ scanner: inout TextScanner) -> (Int, Int, Int)? {
        if let whole = scanner.number(6...6)?.value {
            takeFraction(&scanner)
            return (whole / 10000, whole / 100 % 100, whole % 100)
        }
        return scanner.number(4...4).map { ($0.value / 100, $0.value % 100, 0) }
    }

    private mutating func readClock(_ scanner: inout TextScanner, hasHalf: Bool) -> Bool {
        guard let hour = scanner.number(1...2) else { return false }
        self.hour = hour.value
        if scanner.take(anyOf: ["时", "時", "点", "點"]) != nil { return readChinese(&scanner) }
        guard scanner.take(":") else {
            // 9 PM says what it is, 9 alone does not.
            var behind = scanner
            return hasHalf || Self.halfBehind(&behind) != nil
        }
        guard let minute = scanner.number(2...2) else { return false }
        self.minute = minute.value
        guard scanner.take(":") else { return true }
        guard let second = scanner.number(2...2) else { return false }
        self.second = second.value
        Self.takeFraction(&scanner)
        return true
    }

    /// `30分15秒` behind the hour, each or none of them.
    private mutating func readChinese(_ scanner: inout TextScanner) -> Bool {
        guard let minute = scanner.number(1...2) else { return true }
        self.minute = minute.value
        guard scanner.take("分") else { return false }
        guard let second = scanner.number(1...2) else { return true }
        self.second = second.value
        return scanner.take("秒")
    }

    private static func takeFraction(_ scanner: inout TextScanner) {
        _ = scanner.attempt { scanner -> Bool? in
            guard scanner.take(".") || scanner.take(",") else { return nil }
            return scanner.number(1...9).map { _ in true }
        }
    }

    /// `PM`, `p.m.`, `am`.
    private static func halfBehind(_ scanner: inout TextScanner) -> Bool? {
        scanner.takeSpaces()
        switch scanner.letters() {
        case "am": return false
        case "pm": return true
        case "a": return scanner.take(".") && scanner.letters() == "m" && scanner.take(".") ? false : nil
        case "p": return scanner.take(".") && scanner.letters() == "m" && scanner.take(".") ? true : nil
        default: return nil
        }
    }

    /// `Z`, `UTC`, `+08:00`, `+0800`, `+08`: seconds ahead of UTC.
    private static func offset(_ scanner: inout TextScanner) -> Int? {
        scanner.takeSpaces()
        let word = scanner.letters()
        guard word.isEmpty else { return ["z", "utc", "gmt"].contains(word) ? 0 : nil }
        guard let sign = scanner.take(anyOf: ["+", "-"]) else { return nil }
        var (hours, minutes) = (0, 0)
        if let both = scanner.number(4...4)?.value {
            (hours, minutes) = (both / 100, both % 100)
        } else {
            guard let hour = scanner.number(2...2)?.value else { return nil }
            hours = hour
            if scanner.take(":") {
                guard let minute = scanner.number(2...2)?.value else { return nil }
                minutes = minute
            }
        }
        // No zone is further from UTC.
        guard hours <= 14, minutes < 60 else { return nil }
        return (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1)
    }
}
