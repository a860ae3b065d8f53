package import Foundation
package import JobModel
package import Wording

extension RunHistory {
    /// A run as the ledger has it.
    ///
    /// - Throws: `LedgerError.noSuchRun`.
    package func record(of id: String) async throws -> RunRecord { try await ledger.run(id) }

    /// The newest runs of the jobs of a folder, the newest first.
    ///
    /// - Parameter folder: What the jobs' paths are relative to.
    /// - Returns: Twenty at most, without a count of their rows.
    /// - Throws: `LedgerError`.
    package func runs(in folder: String) async throws -> [RunStatus] {
        var all: [RunStatus] = []
        for run in try await ledger.runs(limit: Self.runsSearched) where run.base == folder {
            all.append(try await uncounted(run.id))
            if all.count == Self.runsOfAFolder { break }
        }
        return all
    }

    /// The newest runs of the jobs of some folders, by their folders, the newest first.
    ///
    /// - Throws: `LedgerError`.
    package func records(in folders: Set<String>) async throws -> [String: [RunRecord]] {
        guard !folders.isEmpty else { return [:] }
        let runs = try await ledger.runs(limit: Self.runsSearched).filter { folders.contains($0.base) }
        return Dictionary(grouping: runs, by: \.base)
    }

    /// When the last run of a directory that was released ended, or was planned where it has not: it may have made names.
    ///
    /// - Parameter directory: As jobs call it.
    /// - Returns: `nil` where none of the newest runs was.
    /// - Throws: `LedgerError`.
    package func lastRelease(in directory: String) async throws -> Date? {
        let runs = try await ledger.runs(limit: Self.releasesSearched).filter { run in
            run.definition.directory == directory && run.confirmation != nil && run.confirmation != .notNeeded
        }
        return runs.map { $0.ended ?? $0.planned ?? $0.started }.max().map(Date.init(timeIntervalSince1970:))
    }

    private static let releasesSearched = 100
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
    ///   - carriesSheets: Whether the sheets stand in it, for a person who cannot read them where they lie.
    /// - Throws: As `Engine.savePlan`.
    package func savePlan(of id: String, to path: String, carryingSheets carriesSheets: Bool = false) async throws {
        let run = try await ledger.run(id)
        try await KeptPlan(ledger: ledger, run: run, carriesSheets: carriesSheets).write(out: run.out, to: path)
    }

    /// The files that are no longer what a run was planned from.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - files: Knows those that were read already.
    /// - Returns: Each with what it is by now; `nil` where it is no longer there.
    /// - Throws: `LedgerError`; what keeps a file from being read.
    package func changedFiles(
        of run: String,
        knowing files: FileMemory = FileMemory()
    ) async throws -> [(path: String, now: PlannedFile?)] {
        var changed: [(path: String, now: PlannedFile?)] = []
        for file in try await ledger.files(of: run) {
            let now = try await files.file(at: file.path)
            if now != file { changed.append((file.path, now)) }
        }
        return changed
    }

    /// What is to be said of files that are no longer what a run was planned from: it goes on without them.
    ///
    /// - Parameter run: The run.
    /// - Returns: A sentence for each such file.
    /// - Throws: `LedgerError`; what keeps a file from being read.
    package func changes(of run: String) async throws -> [LocalizedText] {
        try await changedFiles(of: run).map { path, now in
            guard now != nil else {
                return LocalizedText(
                    en: "\(path) is no longer there. The run goes on as it was planned.",
                    zh: "\(path) 已不存在。本次运行仍按原计划继续。"
                )
            }
            return LocalizedText(
                en: "\(path) has changed since the run was planned. The run goes on as it was planned; "
                    + "what is new in the file is written by another import once the run has ended.",
                zh: "\(path) 在计划之后有改动。本次运行仍按原计划继续；文件中的新内容请在运行结束后再次导入。"
            )
        }
    }
}
