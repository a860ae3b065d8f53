import JobModel
import Wording

extension RunHistory {
    /// Why rows of a run did not succeed, the most frequent reason of all steps first; as the results say it.
    func reasons(of run: String, words: (LocalizedText) -> String) async throws -> [RunReason] {
        var reasons = RunReasons()
        for step in try await ledger.steps(of: run) {
            var line = 0
            while case let rows = try await ledger.rowsWithReason(
                run: run,
                step: step.number,
                afterLine: line,
                limit: Self.rowsRead
            ), let last = rows.last {
                for row in rows {
                    reasons.note(ResultRow(row, RowSentences(row, in: run), words), of: step.name)
                }
                line = last.planned.line
            }
        }
        return reasons.all
    }

    private static let rowsRead = 1000
}
