import JobLedger
import JobModel

extension SQLiteLedger {
    /// Brings a run whose rows are recorded to where they may be sent.
    func begin(_ run: String) async throws {
        try await completePlan(of: run, saying: "{}", at: 1)
        try await confirm(run, by: .option, at: 2)
        try await updateRun(run, state: .running)
    }
}
