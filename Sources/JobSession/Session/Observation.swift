package import JobEngine

/// The files that a command keeps of its work.
package struct Observation: Sendable {
    package var trace: TraceFile?
    package var metrics: MetricsFile?

    package init(trace: TraceFile? = nil, metrics: MetricsFile? = nil) {
        self.trace = trace
        self.metrics = metrics
    }

    /// Brings the files level with the end of the work.
    ///
    /// - Returns: Why one is not whole.
    package func finish() -> [OutputError] {
        metrics?.write()
        return [trace?.failure, metrics?.failure].compactMap(\.self)
    }
}
