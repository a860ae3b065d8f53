import Foundation
import JobModel
import LocalFiles

extension RunHistory {
    /// The sheet of the lineage's rows that are open, of the first step that has any: what stands in it is still to be done.
    ///
    /// `written` are files that the run has just written, wherever that is.
    func openSheet(of run: RunRecord, written: [String]) async throws -> OpenSheet? {
        let open = try await OpenRows(ledger: ledger, root: run.root)
        guard let (number, holders) = open.firstStep else { return nil }
        var missing: OpenSheet?
        for member in try await ledger.lineage(of: run.root).reversed() where holders.contains(member.id) {
            guard let step = try await ledger.steps(of: member.id).first(where: { $0.number == number }) else {
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
}
