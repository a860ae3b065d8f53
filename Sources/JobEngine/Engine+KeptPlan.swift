import Foundation
import JobModel

extension Engine {
    /// Keeps what a plan says beside the rows it decided, so that it can be shown and asked for later.
    func keep(_ summary: PlanSummary) async throws {
        var kept = summary
        // Every row has its own findings already, and there may be as many as rows.
        for place in kept.steps.indices { kept.steps[place].findings = [] }
        let now = Date().timeIntervalSince1970
        let text = String(decoding: try JSONEncoder().encode(kept), as: UTF8.self)
        try await ledger.completePlan(of: summary.run, saying: text, at: now)
        if summary.writes == 0 { try await ledger.confirm(summary.run, by: .notNeeded, at: now) }
    }

    /// What the plan of a run said; `nil` where another version made it and it has to be made again.
    func shownPlan(of run: RunRecord) async throws -> PlanSummary? {
        guard let text = try await ledger.plan(of: run.id) else { return nil }
        var summary: PlanSummary
        do {
            summary = try JSONDecoder().decode(PlanSummary.self, from: Data(text.utf8))
        } catch is DecodingError {
            return nil
        }
        for place in summary.steps.indices {
            let rows = try await ledger.rows(run: run.id, step: summary.steps[place].number, endedAs: .invalid)
            summary.steps[place].findings = rows.flatMap(\.planned.findings)
        }
        return summary
    }
}
