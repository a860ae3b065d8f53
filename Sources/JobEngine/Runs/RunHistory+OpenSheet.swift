import Foundation
package import JobModel
import LocalFiles

extension RunHistory {
    /// The sheet of the lineage's rows that are open, of the first step that has any: what stands in it is still to be done.
    ///
    /// `written` are files that the run has just written, wherever that is.
    package func openSheet(of run: RunRecord, written: [String] = []) async throws -> OpenSheet? {
        let step = try await firstOpenStep(of: ledger.lineage(of: run.root))
        guard let step else { return nil }
        return try await openSheet(of: run, at: step, written: written)
    }

    /// The same where it is known which rows are open: no row is read.
    package func openSheet(of run: RunRecord, at open: OpenStep, written: [String] = []) async throws -> OpenSheet? {
        var missing: OpenSheet?
        for member in try await ledger.lineage(of: run.root).reversed() where open.runs.contains(member.id) {
            guard let step = try await ledger.steps(of: member.id).first(where: { $0.number == open.number }) else {
                continue
            }
            // The input was a workbook, so the next one is too.
            for name in ["failed.xlsx", "failed.csv"] {
                let end = "/\(step.name)/\(name)"
                let given = member.id == run.id ? written.first { $0.hasSuffix(end) } : nil
                let kept = OutputFolder.newest(member.id, in: member.out).map { $0 + end }
                if let file = given ?? kept, FileManager.default.fileExists(atPath: file) {
                    return OpenSheet(run: member.id, step: step.name, file: file)
                }
            }
            missing = missing ?? OpenSheet(run: member.id, step: step.name)
        }
        return missing
    }

    /// The first step with open rows.
    func firstOpenStep(of lineage: [RunRecord]) async throws -> OpenStep? {
        guard let first = lineage.first else { return nil }
        // Only a retry changes which rows are open, so that one run's rows need not all be held.
        guard lineage.count == 1 else { return try await OpenRows(ledger: ledger, root: first.root).firstStep }
        for step in try await ledger.steps(of: first.id) where try await hasOpenRows(step.number, of: first.id) {
            return OpenStep(number: step.number, runs: [first.id])
        }
        return nil
    }

    private func hasOpenRows(_ step: Int, of run: String) async throws -> Bool {
        let standings = try await ledger.standings(run: run, step: step)
        guard standings.keys.contains(where: RowStanding.unsuccessful.contains) else { return false }
        return try await !ledger.unsuccessfulRows(run: run, step: step, afterLine: 0, limit: 1).isEmpty
    }
}
