import Foundation
import Glibc

/// What one piece of work came to in one run.
struct Measure: Codable {
    var name: String
    var rows: Int
    var seconds: Double
    /// User and system time of the process meanwhile; `nil` where it is not known.
    ///
    /// A directory that jobs run against is another process.
    var processorSeconds: Double?
    /// Requests to the directory.
    var calls: Int
    /// Largest resident set of the process so far, in MiB.
    var peakMiB: Int
    /// The name of the measure that it is compared with, of the same run.
    var yardstick: String?
    var target: Target?

    var rowsPerSecond: Int { Int(Double(rows) / max(seconds, 0.000_001)) }

    init(name: String, rows: Int, seconds: Double, calls: Int = 0, processorSeconds: Double? = nil) {
        self.name = name
        self.rows = rows
        self.seconds = seconds
        self.processorSeconds = processorSeconds
        self.calls = calls
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        peakMiB = usage.ru_maxrss / 1024  // Linux counts in KiB.
    }

    /// The same beside a yardstick, with what it should reach.
    func beside(_ yardstick: Measure? = nil, _ target: Target? = nil) -> Measure {
        var measure = self
        measure.yardstick = yardstick?.name
        measure.target = target
        return measure
    }

    var sentence: String {
        let time = (seconds * 100).rounded() / 100
        return "\(name): \(rows) rows in \(time) s, \(rowsPerSecond) rows/s, peak \(peakMiB) MiB, \(calls) calls"
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// User and system time that this process has used so far.
    static var processorSeconds: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }
}

/// Does something and measures it.
func timed<Value>(
    _ name: String,
    rows: Int,
    _ body: () async throws -> Value
) async rethrows -> (value: Value, measure: Measure) {
    let (start, used) = (ContinuousClock.now, Measure.processorSeconds)
    let value = try await body()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return (
        value,
        Measure(name: name, rows: rows, seconds: seconds, processorSeconds: Measure.processorSeconds - used)
    )
}

func timed<Value>(_ body: () async throws -> Value) async rethrows -> (Value, seconds: Double) {
    let (value, measure) = try await timed("", rows: 0, body)
    return (value, measure.seconds)
}
