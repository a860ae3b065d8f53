import Foundation
package import JobModel
package import LocalFiles
package import Wording

/// The runs of a state folder: listed, looked at, and written out again as results.
package struct RunHistory: Sendable {
    package let ledger: any LedgerStore
    let scratch: ScratchRegistry?

    /// `scratch` is where results half written are recorded; without it nothing removes those of a killed command.
    package init(ledger: any LedgerStore, scratch: ScratchRegistry? = nil) {
        self.ledger = ledger
        self.scratch = scratch
    }

    /// The folder that a run's paths are relative to.
    package func folder(of run: String) async throws -> String { try await ledger.run(run).base }

    /// Whether a run exports; else it imports.
    package func isExport(_ run: String) async throws -> Bool {
        try await ledger.run(run).definition.kind == .exporting
    }

    /// What `last` depends on: a resume wants a run that has not come to its end, a retry one that has, or was stopped:
    /// a corrected file of that one must not meet the rows of another.
    package enum Purpose: Sendable {
        case looking
        /// Of the runs that have rows, and so import.
        case lookingAtRows
        case resuming
        /// Of the runs that are being written, wait for workers, or are exports that a process makes.
        case stopping
        /// Of the runs that have rows, too.
        case resolving
        case retrying
    }

    /// The newest runs first: of all, or of those that were made before one.
    package func runs(limit: Int, before run: String? = nil) async throws -> [RunStatus] {
        var all: [RunStatus] = []
        for run in try await ledger.runs(limit: limit, before: run) { all.append(try await status(of: run)) }
        return all
    }

    /// The id that a word on the command line means: itself, or for `last` the newest run the verb applies to.
    package func id(of word: String, for purpose: Purpose = .looking) async throws -> String {
        guard word == "last" else { return try await named(word, for: purpose) }
        let runs = try await ledger.runs(limit: Self.searched).filter { purpose.takes($0) }
        for run in runs {
            if await isMeant(run, for: purpose) { return run.id }
        }
        guard let newest = runs.first else { throw LedgerError.noSuchRun(word) }
        guard !newest.isJobLost else { throw EngineError.jobLost(newest.id) }
        // What is to be said of it, the request says.
        if purpose == .stopping { return newest.id }
        let wantsOpen = purpose == .resuming || purpose == .resolving
        throw wantsOpen ? EngineError.runHasEnded(newest.id) : EngineError.runStillOpen(newest.id)
    }

    private func isMeant(_ run: RunRecord, for purpose: Purpose) async -> Bool {
        switch purpose {
        case .looking, .lookingAtRows: return true
        case .resuming, .resolving: return run.state != .finished
        case .stopping:
            guard run.isStoppable, run.definition.kind == .exporting else { return run.isStoppable }
            // An export whose process has died goes on nowhere.
            return await ledger.isOwned(run: run.id)
        case .retrying: return run.state == .finished || run.state == .stopped
        }
    }

    private func named(_ word: String, for purpose: Purpose) async throws -> String {
        let run = try await ledger.run(word)
        guard purpose.takes(run) else { throw EngineError.notAnImport(job: run.job) }
        return run.id
    }

    /// How far a run is, why rows did not succeed, and how its lineage stands.
    ///
    /// `written` are results that were just written, wherever that is. `words` says a sentence in the language wanted.
    package func status(
        of word: String,
        written: [String] = [],
        words: (LocalizedText) -> String = { $0.en }
    ) async throws -> RunStatus {
        // Asked first: what a process has left by then is as it left it.
        let id = try await id(of: word)
        let isAtWork = await ledger.isOwned(run: id)
        let run = try await ledger.run(id)
        var status = try await self.status(of: run)
        try await note(isAtWork: isAtWork, in: &status)
        status.reasons = try await reasons(of: run.id, words: words)
        status.lineage = try await lineage(of: run.root)
        if run.state == .finished, let open = try await firstOpenStep(of: ledger.lineage(of: run.root)) {
            status.openStep = open
            status.openSheet = try await openSheet(of: run, at: open, written: written)
        }
        return status
    }

    /// Writes the results of a run once more; without `out` to where the run wrote them.
    ///
    /// A run that lacked nothing but its results is finished then.
    /// `words` says a sentence in the language wanted; `isForPages` as `Engine` has it.
    package func writeResults(
        of word: String,
        out: String?,
        isForPages: Bool = false,
        words: @escaping @Sendable (LocalizedText) -> String = { $0.en }
    ) async throws -> RunSummary {
        let run = try await ledger.run(try await id(of: word, for: .lookingAtRows))
        let facts = RunFacts(
            run: run.id,
            job: run.job,
            parent: run.parent,
            started: run.started,
            ended: run.ended,
            exit: try await exit(of: run),
            times: RunTimes(RunStatus(run))
        )
        // Held by the process that is writing them itself, if there is one: then the run is that one's to finish.
        let isFree = await !ledger.isOwned(run: run.id)
        let lock = run.state == .written && isFree ? try await ledger.lock(run: run.id) : nil
        defer { lock?.release() }
        let summary = try await ResultsWriter(out: out ?? run.out, registry: scratch).write(
            facts,
            from: LedgerResults(ledger: ledger, run: run.id, words: words, isForPages: isForPages)
        )
        if lock != nil, try await ledger.run(run.id).state == .written {
            try await ledger.updateRun(run.id, state: .finished)
        }
        return summary
    }

    /// How far a run is, and whether a process is at work on it: its rows are counted by an index.
    package func progress(of id: String) async throws -> RunStatus {
        let isAtWork = await ledger.isOwned(run: id)
        var status = try await self.status(of: try await ledger.run(id))
        try await note(isAtWork: isAtWork, in: &status)
        return status
    }

    /// The same without a count of its rows, which takes the longer the more there are: all of them are open here.
    package func uncounted(_ id: String) async throws -> RunStatus {
        let isAtWork = await ledger.isOwned(run: id)
        var status = try await status(of: try await ledger.run(id)) { _ in [:] }
        try await note(isAtWork: isAtWork, in: &status)
        return status
    }

    /// How many chunks of a run some worker holds, which may outlast the run's owner.
    package func heldChunks(of run: String) async throws -> Int { try await ledger.heldChunks(of: run).count }

    /// Waits until a run may be further than before, at most for so long.
    ///
    /// - Throws: `CancellationError`.
    package func awaitNews(of run: String, atMost: Duration) async throws {
        try await ledger.awaitNews(of: .run(run), atMost: atMost)
    }

    /// Of a run that was left while it was written, some rows may still be in the hands of other workers.
    private func note(isAtWork: Bool, in status: inout RunStatus) async throws {
        status.isAtWork = isAtWork
        guard !isAtWork, status.state == RunState.running.rawValue, status.export == nil else { return }
        status.heldChunks = try await heldChunks(of: status.run)
    }

    /// The same runs; of those whose state says that they are under way, also whether a process is at work on them.
    package func withOwners(_ runs: [RunStatus]) async throws -> [RunStatus] {
        var all: [RunStatus] = []
        for run in runs {
            let isUnderWay = [RunState.planning, .running].map(\.rawValue).contains(run.state)
            all.append(isUnderWay ? try await progress(of: run.run) : run)
        }
        return all
    }

    /// How the rows of all runs of a lineage have ended, by its first run.
    package func lineage(of root: String) async throws -> LineageReport {
        try await LineageReport(of: ledger.lineage(of: root).map(\.id), in: ledger)
    }

    /// Every run of the lineage that a run belongs to, oldest first.
    package func chain(of word: String) async throws -> [RunStatus] {
        let run = try await ledger.run(try await id(of: word))
        var chain: [RunStatus] = []
        for member in try await ledger.lineage(of: run.root) { chain.append(try await status(of: member)) }
        return chain
    }

    /// How far a run is, as its rows are counted.
    package func status(of run: RunRecord) async throws -> RunStatus {
        try await status(of: run) { try await ledger.outcomes(run: run.id, step: $0) }
    }

    private func status(
        of run: RunRecord,
        counting outcomes: (Int) async throws -> [Outcome: Int]
    ) async throws -> RunStatus {
        var status = RunStatus(run)
        status.export = try await ledger.export(of: run.id).map(RunStatus.Export.init)
        for step in try await ledger.steps(of: run.id) {
            status.steps.append(RunStatus.Step(step, outcomes: try await outcomes(step.number)))
        }
        return status
    }

    /// The run's own status, or for one that did not come to its end what its rows say.
    private func exit(of run: RunRecord) async throws -> Int {
        if let exit = run.exit { return exit }
        var outcomes: [Outcome: Int] = [:]
        for step in try await ledger.steps(of: run.id) {
            outcomes.merge(try await ledger.outcomes(run: run.id, step: step.number), uniquingKeysWith: +)
        }
        return ExitStatus(outcomes: outcomes).rawValue
    }

    private static let searched = 1000
}

extension RunHistory.Purpose {
    /// Whether a run is of the kind that is wanted; one whose record is lost is of any.
    fileprivate func takes(_ run: RunRecord) -> Bool {
        switch self {
        case .looking, .resuming, .stopping: true
        case .lookingAtRows, .resolving, .retrying: run.definition.kind == .importing
        }
    }
}
