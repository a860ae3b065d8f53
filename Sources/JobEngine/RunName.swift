import Foundation

/// Names of runs: sortable by time (UTC), unlikely to meet.
enum RunName {
    static func new(at date: Date = Date()) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        let time = [parts.month, parts.day, parts.hour, parts.minute, parts.second].map { two($0 ?? 0) }
        let random = String(UInt16.random(in: 0...UInt16.max), radix: 16)
        let suffix = String(repeating: "0", count: 4 - random.count) + random
        return "\(parts.year ?? 0)\(time[0])\(time[1])-\(time[2])\(time[3])\(time[4])-\(suffix)"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
