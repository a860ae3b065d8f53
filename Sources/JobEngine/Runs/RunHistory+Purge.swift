package import Foundation
import JobModel

extension RunHistory {
    /// Which lineages began and were tried again before `date`, and may go.
    ///
    /// A run and its retries go together, because a retry needs the rows of the runs before it. With `force` also
    /// those go that are not finished or have unknown rows; never one that a process is at work on.
    package func purgePlan(before date: Date, force: Bool) async throws -> PurgePlan {
        var plan = PurgePlan()
        for root in try await ledger.lineagesOlder(than: date.timeIntervalSince1970) {
            let runs = try await ledger.lineage(of: root)
            var rows = 0
            var kept: PurgePlan.Kept?
            for run in runs {
                let status = try await status(of: run)
                rows += status.rows
                if kept == nil {
                    kept = await reason(to: run, status, force: force).map { .init(run: run.id, reason: $0) }
                }
            }
            if let kept {
                plan.kept.append(kept)
            } else {
                plan.lineages.append(runs.map(\.id))
                plan.rows += rows
            }
        }
        return plan
    }

    /// Finds which folders the paths of the runs that stay are relative to.
    ///
    /// - Parameter purged: The runs that do not.
    /// - Returns: The folders.
    /// - Throws: `LedgerError`.
    package func folders(besides purged: [String]) async throws -> Set<String> {
        let purged = Set(purged)
        return Set(try await ledger.runs(limit: .max).filter { !purged.contains($0.id) }.map(\.base))
    }

    /// Whether a run whose paths are relative to a folder can go on, or has sent something.
    ///
    /// - Throws: `LedgerError`.
    package func hasBegun(in folder: String) async throws -> Bool {
        try await ledger.runs(limit: .max).contains { run in
            guard run.base == folder else { return false }
            return run.state != .finished || run.confirmation != nil && run.confirmation != .notNeeded
        }
    }

    /// Why a run stays.
    private func reason(to run: RunRecord, _ status: RunStatus, force: Bool) async -> PurgePlan.Reason? {
        if await ledger.isOwned(run: run.id) { return .atWork }
        guard !force else { return nil }
        let unknown = status.steps.reduce(0) { $0 + $1.count(.unknown) }
        if unknown > 0 { return .unknownRows(unknown) }
        if run.isReleased { return .released }
        switch run.state {
        // Of a run that was never sent nothing is lost but its plan.
        case .finished, .planning, .planned: return nil
        case .running, .stopped, .written: return .unfinished
        }
    }

    /// Takes the runs of a plan out of the ledger; the files that they wrote stay, what an unfinished export has read goes.
    ///
    /// - Returns: Whether the ledger's file could be made smaller.
    /// - Throws: `LedgerError.owned` where a process has taken one of them up since.
    package func purge(_ plan: PurgePlan) async throws -> Bool {
        for runs in plan.lineages {
            var locks: [any RunOwner] = []
            defer { for lock in locks { lock.release() } }
            for run in runs { locks.append(try await ledger.lock(run: run)) }
            // What an export has read is of use to its resume alone.
            for run in runs {
                guard let export = try await ledger.export(of: run) else { continue }
                for path in [export.folder, export.folder + ".replaced"]
                where FileManager.default.fileExists(atPath: path) {
                    try FileManager.default.removeItem(atPath: path)
                }
            }
            try await ledger.purge(runs)
        }
        return try await ledger.shrink()
    }
}
