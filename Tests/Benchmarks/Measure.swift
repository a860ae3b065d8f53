import Foundation
import Glibc

/// What one benchmark came to.
struct Measure: Encodable {
    var name: String
    var rows: Int
    var seconds: Double
    /// Requests to the directory.
    var calls: Int
    /// Largest resident set of the process, in MiB, its own directory server included.
    var peakMiB: Int

    var rowsPerSecond: Int { Int(Double(rows) / max(seconds, 0.000_001)) }

    init(name: String, rows: Int, seconds: Double, calls: Int) {
        self.name = name
        self.rows = rows
        self.seconds = seconds
        self.calls = calls
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        peakMiB = usage.ru_maxrss / 1024  // Linux counts in KiB.
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
}
