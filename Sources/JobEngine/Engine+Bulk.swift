import DirectoryClient
import JobModel

extension Engine {
    /// Writes the planned rows as `execute` does, those first and together that `bulk` takes.
    ///
    /// Only for a directory that is thrown away where the process dies: what is on its way is not noted beforehand.
    ///
    /// - Returns: As `execute`.
    /// - Throws: As `execute`.
    package func execute(_ handle: RunHandle, with bulk: any BulkDirectory) async throws -> RunSummary {
        try await execute(handle) {
            do {
                for step in try await ledger.steps(of: handle.id) where !stop.isRaised {
                    try await write(step, of: handle, with: bulk)
                }
            } catch is DirectoryFailure {
                // Reading has failed: what follows reads the same, and ends the run with what it says.
            }
        }
    }

    private func write(_ step: StepRecord, of handle: RunHandle, with bulk: any BulkDirectory) async throws {
        let outcomes = try await ledger.outcomes(run: handle.id, step: step.number)
        let total = step.records - step.leftOut - outcomes.values.reduce(0, +)
        guard total > 0 else { return }
        let context = try await context(for: step, of: handle)
        // Departments that people name and no row makes; why one of them cannot be made, the usual way says.
        guard case nil = try await DepartmentMaker(context: context).run() else { return }
        var writer = BulkWriter(context: context, bulk: bulk, total: total, events: events)
        try await writer.run()
    }
}
