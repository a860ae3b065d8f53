import JobEngine
import JobModel

extension RunStatus {
    /// Rows that have not settled: planned, not sent yet, or on their way.
    var open: Int { steps.reduce(0) { $0 + $1.open } }

    /// Rows that have settled and did not succeed; one that has not may still do so.
    var unsuccessful: Int { notWell - open }

    /// Whether its rows are written, or read, at the moment: what is planned is not there yet.
    ///
    /// An export has no rows that settle, and none of its own limits stands in a plan.
    var isAtWorkOnRows: Bool { export == nil && isUnderWay && state == RunState.running.rawValue }
}
