import Foundation
package import JobModel

extension RunHistory {
    /// A run as the ledger has it.
    ///
    /// - Throws: `LedgerError.noSuchRun`.
    package func record(of id: String) async throws -> RunRecord { try await ledger.run(id) }

    /// The newest runs of the jobs of a folder, the newest first.
    ///
    /// - Parameter folder: What the jobs' paths are relative to.
    /// - Returns: Twenty at most.
    /// - Throws: `LedgerError`.
    package func runs(in folder: String) async throws -> [RunStatus] {
        var all: [RunStatus] = []
        for run in try await ledger.runs(limit: Self.runsSearched) where run.base == folder {
            all.append(try await status(of: run))
            if all.count == Self.runsOfAFolder { break }
        }
        return all
    }

    private static let runsSearched = 1000
    private static let runsOfAFolder = 20

    /// What the plan of a run said, without the findings of its rows, which the rows have themselves.
    ///
    /// - Parameter id: The run.
    /// - Returns: `nil` where no plan is whole, and where another version made it and it has to be made again.
    /// - Throws: `LedgerError.noSuchRun`.
    package func plan(of id: String) async throws -> PlanSummary? {
        _ = try await ledger.run(id)
        guard let text = try await ledger.plan(of: id) else { return nil }
        do {
            return try JSONDecoder().decode(PlanSummary.self, from: Data(text.utf8))
        } catch is DecodingError {
            return nil
        }
    }

    /// Writes what a run has planned into a file for `apply`, which replaces no other.
    ///
    /// - Parameters:
    ///   - id: The run.
    ///   - path: The new file.
    /// - Throws: As `Engine.savePlan`.
    package func savePlan(of id: String, to path: String) async throws {
        let run = try await ledger.run(id)
        try await KeptPlan(ledger: ledger, run: run).write(out: run.out, to: path)
    }
}
