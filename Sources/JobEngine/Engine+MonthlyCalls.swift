import DirectoryClient
import JobModel

extension Engine {
    /// What a plan takes of the month's calls; `nil` where the job does not say how many there are.
    func monthlyCalls(of summary: PlanSummary, _ handle: RunHandle) async throws -> MonthlyCalls? {
        guard let limit = handle.run.definition.tenant?.monthlyCalls,
            let made = try await handle.connection.client.callsThisMonth()
        else { return nil }
        let calls = WritingCalls(limits: handle.run.definition.limits)
        let needed = summary.steps.reduce(0) { $0 + calls.count(of: $1) }
        return MonthlyCalls(limit: limit, made: made, needed: needed)
    }
}
