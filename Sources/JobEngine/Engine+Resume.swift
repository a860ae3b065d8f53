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
    private func refuseMissingSteps(of run: RunRecord) async throws {
        guard run.state == .stopped || run.state == .running else { return }
        guard case .steps(let planned, let count) = try await ledger.gap(in: run.id) else { return }
        throw EngineError.stepsMissing(run.id, planned: planned, of: count)
    }

    /// Finds out what became of the rows whose end nobody saw; nothing new is sent before that.
    ///
    /// - Returns: Why the run must stop already; `nil` where it can go on.
    func settleOpenRows(_ handle: RunHandle) async throws -> StopReason? {
        for step in try await ledger.steps(of: handle.id) {
            try await releaseWaiting(of: handle.id, step: step.number)
            let accepted = try await ledger.rows(run: handle.id, step: step.number, in: [.accepted])
            let unproven =
                try await ledger.rows(run: handle.id, step: step.number, in: [.sending])
                + ledger.rows(run: handle.id, step: step.number, endedAs: .unknown)
            guard !(accepted.isEmpty && unproven.isEmpty) else { continue }
            let context = try await context(for: step, of: handle)
            if let reason = try await ask(context, forTasksOf: accepted) { return reason }
            try await readBack(context, unproven)
        }
        return nil
    }

    /// Rows that waited to be sent again when their process ended; when that may be is the rate budget's to know.
    private func releaseWaiting(of run: String, step: Int) async throws {
        let waiting = try await ledger.rows(run: run, step: step, in: [.waiting])
        try await ledger.commit(waiting.map { .release(line: $0.planned.line) }, run: run, step: step)
    }

    private func ask(_ context: WritingContext, forTasksOf accepted: [LedgerRow]) async throws -> StopReason? {
        let tasks = Dictionary(grouping: accepted) { $0.taskID ?? "" }
        for task in tasks.keys.sorted() {
            // The ledger numbers a task's rows as its items stand.
            let rows = (tasks[task] ?? []).sorted { ($0.taskPlace ?? 0) < ($1.taskPlace ?? 0) }
            let result = try await TaskPoller(context: context).settle(rows, task: task)
            try await ledger.commit(result.changes, run: context.run.id, step: context.step.number)
            if let reason = result.stop { return reason }
        }
        return nil
    }

    private func readBack(_ context: WritingContext, _ unproven: [LedgerRow]) async throws {
        for rows in unproven.chunks(of: Self.rowsReadTogether) {
            var result = RowResult()
            try await Reconciler(context: context).settle(Array(rows), because: nil, into: &result)
            try await ledger.commit(result.changes, run: context.run.id, step: context.step.number)
        }
    }

    private static let rowsReadTogether = 500
}
