import Foundation
import JobSession

/// A time: for programs, and as the run's job writes times; the script says it in the reader's zone.
struct PageTime: Sendable {
    /// ISO 8601, UTC.
    let machine: String
    let text: String

    init(unixSeconds: Double, timezone: String?) {
        self.init(Date(timeIntervalSince1970: unixSeconds).formatted(.iso8601), timezone: timezone)
    }

    init(_ machine: String, timezone: String?) {
        self.machine = machine
        text = JobTime(timezone: timezone).text(machine)
    }
}
