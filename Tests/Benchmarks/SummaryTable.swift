import Foundation

/// Summaries as a table of Markdown.
enum SummaryTable {
    static let head = """
        | work | rows | seconds: median (least–most) | rows/s | CPU µs/row | peak MiB | yardstick | of its speed | target | reached |
        | --- | ---: | ---: | ---: | ---: | ---: | --- | ---: | --- | --- |
        """

    static func line(_ summary: MeasureSummary) -> String {
        let seconds = summary.seconds
        let spread = "\(text(seconds.median)) (\(text(seconds.least))–\(text(seconds.most)))"
        let rowsPerSecond = Int(Double(summary.rows) / max(seconds.median, 0.000_001))
        let cost = summary.microsecondsPerRow.map { text($0) } ?? ""
        let ratio = summary.speedRatio.map { text($0) } ?? ""
        let reached = summary.isTargetReached.map { $0 ? "yes" : "no" } ?? ""
        let cells: [String] = [
            summary.name, String(summary.rows), spread, String(rowsPerSecond), cost, String(summary.peakMiB),
            summary.yardstick ?? "", ratio, summary.target?.sentence ?? "", reached,
        ]
        return "| \(cells.joined(separator: " | ")) |"
    }

    private static func text(_ number: Double) -> String {
        // Three digits tell enough.
        String(format: number < 1 ? "%.3f" : number < 10 ? "%.2f" : "%.1f", number)
    }

    /// The machine, as far as it says what it is.
    static var machine: String {
        let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let model = information.split(separator: "\n").first { $0.hasPrefix("model name") }
            .flatMap { $0.split(separator: ":").last }.map { $0.trimmingCharacters(in: .whitespaces) }
        let load = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8))?.split(separator: " ").prefix(3)
        let memory = ProcessInfo.processInfo.physicalMemory >> 30
        return """
            \(ProcessInfo.processInfo.activeProcessorCount) × \(model ?? "unknown processor"), \(memory) GiB; \
            load before: \(load?.joined(separator: " ") ?? "unknown")
            """
    }
}
