import DirectoryClient
import JobModel

extension Engine {
    /// Takes up a plan: begins a run of its job, plans again, and makes sure that nothing has changed meanwhile.
    ///
    /// - Throws: `EngineError.drifted` with what has changed; nothing was sent then.
    package func apply(_ plan: PlanFile, out: String?) async throws -> (start: RunStart, summary: PlanSummary) {
        try requireSameSheets(plan)
        let handle = try await startRun(
            job: plan.header.job,
            folder: plan.header.folder,
            out: out ?? plan.header.out
        )
        do {
            guard handle.connection.host == plan.header.directory || isOnThisMachine(handle, plan),
                handle.connection.app == plan.header.app
            else {
                throw EngineError.drifted(
                    plan.path,
                    [.directory(was: plan.header.directory, is: handle.connection.host)]
                )
            }
            let summary = try await self.plan(handle)
            try await requirePlannedSheets(plan, of: handle)
            let drifts = PlanDrift.between(plan.lines, try await planLines(of: handle), of: plan.header.job)
            guard drifts.isEmpty else { throw EngineError.drifted(plan.path, drifts) }
            let notes = try await notesOnUnfinishedRuns(besides: handle)
            return (RunStart(handle: handle, needsPlan: false, unconfirmed: summary, notes: notes), summary)
        } catch {
            try await decline(handle)
            try await handle.close()
            throw error
        }
    }

    private func requireSameSheets(_ plan: PlanFile) throws {
        let changed = try plan.header.sources.flatMap(\.files).filter { try PlannedFile(at: $0.path) != $0 }
        guard changed.isEmpty else { throw EngineError.drifted(plan.path, changed.map { .sheet($0.path) }) }
    }

    /// The rows came from the sheets that the plan was made of, not from what replaced them since they were looked at.
    private func requirePlannedSheets(_ plan: PlanFile, of handle: RunHandle) async throws {
        let read = try await ledger.files(of: handle.id)
        let changed = plan.header.sources.flatMap(\.files).filter { file in
            read.contains { $0.path == file.path && $0 != file }
        }
        guard changed.isEmpty else { throw EngineError.drifted(plan.path, changed.map { .sheet($0.path) }) }
    }

    /// A directory on this machine may listen on another port after a restart.
    private func isOnThisMachine(_ handle: RunHandle, _ plan: PlanFile) -> Bool {
        plan.header.directory.hasPrefix("http://") && handle.connection.client.address.isLoopback
    }
}
