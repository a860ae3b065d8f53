import JobModel

extension RunHistory {
    /// Why rows of a run did not succeed, the most frequent reason of all steps first.
    func reasons(of run: String, words: (Words) -> String) async throws -> [RunReason] {
        var reasons: [RunReason] = []
        for step in try await ledger.steps(of: run) {
            for ending in try await ledger.endings(run: run, step: step.number) {
                let rows = try await ledger.rows(
                    run: run,
                    step: step.number,
                    endedBy: ending,
                    limit: RunReason.rowsNamed
                )
                guard let first = rows.first else { continue }
                let sentences = RowSentences(first, of: step.subject)
                guard ending.code != nil || sentences.problem != nil else { continue }
                var reason = RunReason(
                    step: step.name,
                    outcome: ending.outcome.rawValue,
                    code: ending.code,
                    rows: ending.rows,
                    firstRows: rows.map(\.planned.row)
                )
                reason.problem = sentences.problem.map(words)
                reason.remedy = sentences.remedy.map(words)
                reasons.append(reason)
            }
        }
        // Steps in order, where they have equally many.
        return reasons.enumerated().sorted { one, other in
            one.element.rows != other.element.rows
                ? one.element.rows > other.element.rows : one.offset < other.offset
        }.map(\.element)
    }
}
