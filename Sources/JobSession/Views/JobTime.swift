import Foundation

/// A moment as people at the job's place read it; JSON and files have it in UTC.
package struct JobTime: Sendable {
    private let zone: TimeZone
    private let name: String

    /// - Parameter timezone: An IANA name; UTC where it is none.
    package init(timezone: String?) {
        let known = timezone.flatMap(TimeZone.init(identifier:))
        zone = known ?? .gmt
        name = known == nil ? "UTC" : timezone ?? "UTC"
    }

    /// `2026-12-01 09:00:00 Asia/Shanghai` of an ISO 8601 text; any other text as it is.
    package func text(_ iso: String) -> String {
        guard let moment = try? Date(iso, strategy: .iso8601) else { return iso }  // Then it says itself what it is.
        let style = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: zone)
        return moment.formatted(style.year().month().day().time(includingFractionalSeconds: false)) + " " + name
    }
}
