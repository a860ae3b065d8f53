import JobModel

/// Finds out how rows ended that were sent and whose result is not in the ledger.
struct OpenRowSettler {
    let context: WritingContext

    /// Settles rows of one step, or has them due again.
    ///
    /// - Parameters:
    ///   - accepted: Rows that a batch task has taken.
    ///   - unproven: Rows whose request may have been carried out.
    /// - Returns: Why the run must stop already; `nil` where it can go on.
    /// - Throws: `LedgerError.replaced` where the rows' chunk is lost; `DirectoryFailure`.
    func settle(accepted: [LedgerRow], unproven: [LedgerRow]) async throws -> StopReason? {
        if let reason = try await ask(forTasksOf: accepted) { return reason }
        for rows in unproven.chunks(of: Self.rowsReadTogether) {
            var result = RowResult()
            try await Reconciler(context: context).settle(Array(rows), because: nil, into: &result)
            try await context.record(result.changes)
        }
        return nil
    }

    /// The same for the rows of a chunk that another worker had before.
    func settle(_ rows: [LedgerRow]) async throws -> StopReason? {
        // When that may be sent is the rate budget's to know.
        let waiting = rows.filter { $0.state == .waiting }
        try await context.record(waiting.map { .release(line: $0.planned.line) })
        return try await settle(
            accepted: rows.filter { $0.state == .accepted },
            unproven: rows.filter { $0.state == .sending }
        )
    }

    private func ask(forTasksOf accepted: [LedgerRow]) async throws -> StopReason? {
        let tasks = Dictionary(grouping: accepted) { $0.taskID ?? "" }
        for task in tasks.keys.sorted() {
            // The ledger numbers a task's rows as its items stand.
            let rows = (tasks[task] ?? []).sorted { ($0.taskPlace ?? 0) < ($1.taskPlace ?? 0) }
            let result = try await TaskPoller(context: context).settle(rows, task: task)
            try await context.record(result.changes)
            if let reason = result.stop { return reason }
        }
        return nil
    }

    private static let rowsReadTogether = 500
}
