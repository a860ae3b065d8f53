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
            func rows(_ states: RowState...) async throws -> [LedgerRow] {
                let rows = try await ledger.rows(run: handle.id, step: step.number, in: states)
                return rows.filter { row in !held.contains { $0.holds(row, of: step.number) } }
            }
            try await release(waiting: try await rows(.waiting), of: handle.id, step: step.number)
            let accepted = try await rows(.accepted)
            let unproven =
                try await rows(.sending) + ledger.rows(run: handle.id, step: step.number, endedAs: .unknown)
            guard !(accepted.isEmpty && unproven.isEmpty) else { continue }
            let settler = OpenRowSettler(context: try await context(for: step, of: handle))
            if let reason = try await settler.settle(accepted: accepted, unproven: unproven) { return reason }
        }
        return nil
    }

    /// Rows that waited to be sent again when their process ended; when that may be is the rate budget's to know.
    private func release(waiting: [LedgerRow], of run: String, step: Int) async throws {
        try await ledger.commit(waiting.map { .release(line: $0.planned.line) }, run: run, step: step)
    }
}
