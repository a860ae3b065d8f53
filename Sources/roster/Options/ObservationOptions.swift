import ArgumentParser
import CoreMetrics
import Foundation
import JobEngine
import JobSession

/// What a command that writes tells of its work besides its results.
struct ObservationOptions: ParsableArguments {
    @Option(
        help: "Append one line of JSON for each request to this file: times, endpoint, code, log id; no personal data.",
        completion: .file()
    )
    var trace: String?

    @Option(
        help: """
            Keep counts and times of requests and rows in this file, in Prometheus' text format, replaced every few \
            seconds; no personal data.
            """,
        completion: .file()
    )
    var metrics: String?

    /// Opens the files that are wanted.
    ///
    /// - Throws: `OutputError` where one cannot be written.
    func open() throws -> Observation {
        var observation = Observation()
        observation.trace = try trace.map { try TraceFile(path: Self.path($0)) }
        if let metrics {
            let file = try MetricsFile(path: Self.path(metrics), stateFolder: StateFolder.ofEnvironment)
            // Once in a process, and before the first metric is made.
            MetricsSystem.bootstrap(file)
            observation.metrics = file
        }
        return observation
    }

    private static func path(_ name: String) -> String { URL(fileURLWithPath: name).standardizedFileURL.path }
}
