import DirectoryClient
import JobLedger
import JobModel

extension Engine {
    /// Takes up a run that did not come to its end.
    ///
    /// One that was killed while planning has to be planned again.
    /// - Throws: `EngineError.runHasEnded`, or `LedgerError.owned` while another process is at work on it.
    package func resume(_ id: String) async throws -> RunStart {
        let lock = try ledger.lock(run: id)
        let run = try await ledger.run(id)
        guard run.state != .finished else { throw EngineError.runHasEnded(id) }
        return RunStart(
            handle: try await reach(run, lock: lock),
            needsPlan: run.state == .planning,
            isUnconfirmed: run.state == .planned
        )
    }

    /// Finds out what became of the rows whose end nobody saw; nothing new is sent before that.
    ///
    /// - Returns: Why the run must stop already; `nil` where it can go on.
    func settleOpenRows(_ handle: RunHandle) async throws -> StopReason? {
        for step in try await ledger.steps(of: handle.id) {
            let context = try await context(for: step, of: handle)
            if let reason = try await settleOpenRows(context) { return reason }
        }
        return nil
    }

    private func settleOpenRows(_ context: WritingContext) async throws -> StopReason? {
        let (run, step) = (context.run.id, context.step.number)
        let accepted = try await ledger.rows(run: run, step: step, in: [.accepted])
        let tasks = Dictionary(grouping: accepted) { $0.taskID ?? "" }
        for task in tasks.keys.sorted() {
            // The ledger numbers a task's rows as its items stand.
            let rows = (tasks[task] ?? []).sorted { ($0.taskPlace ?? 0) < ($1.taskPlace ?? 0) }
            let result = try await TaskPoller(context: context).settle(rows, task: task)
            try await ledger.commit(result.changes, run: run, step: step)
            if let reason = result.stop { return reason }
        }
        let unproven =
            try await ledger.rows(run: run, step: step, in: [.sending])
            + ledger.rows(run: run, step: step, endedAs: .unknown)
        for start in stride(from: 0, to: unproven.count, by: Self.rowsReadTogether) {
            var result = RowResult()
            let rows = Array(unproven[start..<min(start + Self.rowsReadTogether, unproven.count)])
            try await Settling(context: context).settle(rows, because: nil, into: &result)
            try await ledger.commit(result.changes, run: run, step: step)
        }
        return nil
    }

    private static let rowsReadTogether = 500
}
