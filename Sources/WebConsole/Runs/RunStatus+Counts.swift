import JobEngine

extension RunStatus {
    /// Rows that have not settled: planned, not sent yet, or on their way.
    var open: Int { steps.reduce(0) { $0 + $1.open } }

    /// Rows that have settled and did not succeed; one that has not may still do so.
    var unsuccessful: Int { notWell - open }
}
