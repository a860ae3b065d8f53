import DirectoryClient
import JobModel

extension Engine {
    /// Takes up a run that did not come to its end.
    ///
    /// One that was killed while planning has to be planned again; one that was not confirmed has its plan to be shown.
    /// - Throws: `EngineError.runHasEnded`, `.jobLost` or `.stepsMissing`, or `LedgerError.owned` while another process is at work on it.
    package func resume(_ id: String) async throws -> RunStart {
        let lock = try await ledger.lock(run: id)
        let run = try await ledger.run(id)
        guard !run.isJobLost else { throw EngineError.jobLost(id) }
        guard run.state != .finished else { throw EngineError.runHasEnded(id) }
        try await refuseMissingSteps(of: run)
        // Whoever resumes it has seen why it was stopped.
        try await ledger.forgetStopRequest(of: run.id)
        // It is this process's now; a worker that takes part says so again.
        if run.definition.isServedByWorkers != nil {
            try await ledger.changeDefinition(of: run.id) { $0.isServedByWorkers = nil }
        }
        await events(.begun(run: run.id))
        let plan = run.state == .planned ? try await shownPlan(of: run) : nil
        let needsPlan = run.state == .planning || run.state == .planned && plan == nil
        return RunStart(
            handle: try await reach(run, lock: lock),
            needsPlan: needsPlan,
            unconfirmed: run.confirmation == nil ? plan : nil,
            notes: needsPlan ? [] : try await changes(of: run)
        )
    }

    /// An earlier version could send a run of which a step had never been planned; what the run lacks is not to be lost.
    func refuseMissingSteps(of run: RunRecord) async throws {
        guard run.state == .stopped || run.state == .running else { return }
        guard case .steps(let planned, let count) = try await ledger.gap(in: run.id) else { return }
        throw EngineError.stepsMissing(run.id, planned: planned, of: count)
    }

    /// Finds out how rows ended whose result is not in the ledger; nothing new is sent before that.
    ///
    /// Rows of chunks that other workers hold are theirs to settle; the other chunks are closed, so that nobody who had
    /// one can write to it any more.
    ///
    /// - Returns: Why the run must stop already; `nil` where it can go on.
    func settleOpenRows(_ handle: RunHandle) async throws -> StopReason? {
        let held = try await ledger.retireChunks(of: handle.id)
        for step in try await ledger.steps(of: handle.id) {
            let blocks = OpenRowBlocks(ledger: ledger, run: handle.id, step: step.number, held: held)
            // They waited when their process ended; when they may be sent is the rate budget's to know.
            try await blocks.waiting { rows in
                let changes = rows.map { LedgerChange.release(line: $0.planned.line) }
                try await ledger.commit(changes, run: handle.id, step: step.number)
            }
            guard try await blocks.isAnyInDoubt else { continue }
            let settler = OpenRowSettler(context: try await context(for: step, of: handle))
            if let reason = try await settler.settle(blocks) { return reason }
        }
        return nil
    }
}
