import Foundation
import JobModel
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

    /// A time that is of no run, in the zone that runs have unless their job says another: so a page has one zone.
    init(ofNoRun machine: String) { self.init(machine, timezone: Self.usualZone) }

    /// A sentence with its times as pages say them.
    static func saying(_ words: String, timezone: String?) -> String {
        let time = JobTime(timezone: timezone)
        return words.replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z/) {
            time.text(String($0.output))
        }
    }

    private static let usualZone = JobDefinition(job: "").timezone
}
