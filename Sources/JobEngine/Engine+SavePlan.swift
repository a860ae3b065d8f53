extension Engine {
    /// Writes what a run has planned into a file that replaces no other; `out` is where `apply` puts its results.
    ///
    /// - Throws: `OutputError` where it cannot be written, `EngineError.planUnreadable` where a sheet has gone meanwhile.
    package func savePlan(of handle: RunHandle, out: String, to path: String) async throws {
        try await KeptPlan(ledger: ledger, run: handle.run).write(out: out, to: path)
    }

    /// What a run has planned, in the order in which it stands in a file.
    func planLines(of handle: RunHandle) async throws -> [PlanFile.Line] {
        try await KeptPlan(ledger: ledger, run: handle.run).lines()
    }
}
