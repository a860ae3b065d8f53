/// What a workload should reach on the machine that the manual names.
struct Target: Codable, Equatable {
    /// Times the speed of its yardstick, in rows a second.
    var speed: Double?
    /// Of the process that does the work.
    var peakMiB: Int?
    /// In the median.
    var seconds: Double?
    /// In the median.
    var rowsPerSecond: Int?
    /// Of the processor's time, for each row.
    var microsecondsPerRow: Double?
    /// Times the processor's time for each row of its yardstick.
    var costPerRow: Double?

    var sentence: String {
        var parts: [String] = []
        if let speed { parts.append("≥ \(speed) × its speed") }
        if let seconds { parts.append("≤ \(seconds) s") }
        if let rowsPerSecond { parts.append("≥ \(rowsPerSecond) rows/s") }
        if let peakMiB { parts.append("≤ \(peakMiB) MiB") }
        if let microsecondsPerRow { parts.append("≤ \(microsecondsPerRow) µs of CPU a row") }
        if let costPerRow { parts.append("≤ \(costPerRow) × its cost a row") }
        return parts.joined(separator: ", ")
    }

    /// Whether it was reached; `nil` where something that it asks for was not measured.
    func isReached(by summary: MeasureSummary) -> Bool? {
        var isReached = true
        if let speed {
            guard let ratio = summary.speedRatio else { return nil }
            isReached = isReached && ratio >= speed
        }
        if let seconds { isReached = isReached && summary.seconds.median <= seconds }
        if let rowsPerSecond {
            isReached =
                isReached && Double(summary.rows) / max(summary.seconds.median, 0.000_001) >= Double(rowsPerSecond)
        }
        if let peakMiB { isReached = isReached && summary.peakMiB <= peakMiB }
        if let microsecondsPerRow {
            guard let used = summary.microsecondsPerRow else { return nil }
            isReached = isReached && used <= microsecondsPerRow
        }
        if let costPerRow {
            guard let ratio = summary.costRatio else { return nil }
            isReached = isReached && ratio <= costPerRow
        }
        return isReached
    }
}
