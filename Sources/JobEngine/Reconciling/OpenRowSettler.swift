import JobModel

/// Finds out how rows ended that were sent and whose result is not in the ledger.
struct OpenRowSettler {
    let context: WritingContext

    /// Settles the open rows of the step, or has them due again.
    ///
    /// - Returns: Why the run must stop already; `nil` where it can go on.
    /// - Throws: `LedgerError.replaced` where the rows' chunk is lost; `DirectoryFailure`.
    func settle(_ blocks: OpenRowBlocks) async throws -> StopReason? {
        // The end of their task says all that can be known of them now.
        var doubted: Set<Int> = []
        if let reason = try await blocks.accepted({ try await ask(forTasksOf: $0, doubting: &doubted) }) {
            return reason
        }
        return try await blocks.unproven { rows in
            try await readBack(rows.filter { !doubted.contains($0.planned.line) })
            return nil
        }
    }

    /// The same for the rows of a chunk that another worker had before.
    func settle(_ rows: [LedgerRow]) async throws -> StopReason? {
        // When that may be sent is the rate budget's to know.
        let waiting = rows.filter { $0.state == .waiting }
        try await context.record(waiting.map { .release(line: $0.planned.line) })
        var doubted: Set<Int> = []
        let accepted = rows.filter { $0.state == .accepted }
        if let reason = try await ask(forTasksOf: accepted, doubting: &doubted) { return reason }
        try await readBack(rows.filter { $0.state == .sending })
        return nil
    }

    /// Reads rows back whose request may have been carried out.
    private func readBack(_ unproven: [LedgerRow]) async throws {
        for rows in unproven.chunks(of: Self.rowsReadTogether) {
            var result = RowResult()
            try await Reconciler(context: context).settle(Array(rows), because: nil, into: &result)
            try await context.record(result.changes)
        }
    }

    /// Asks for the ends of batch tasks; `doubted` takes the lines of rows of which they say nothing.
    private func ask(forTasksOf accepted: [LedgerRow], doubting doubted: inout Set<Int>) async throws -> StopReason? {
        let tasks = Dictionary(grouping: accepted) { $0.taskID ?? "" }
        for task in tasks.keys.sorted() {
            // The ledger numbers a task's rows as its items stand.
            let rows = (tasks[task] ?? []).sorted { ($0.taskPlace ?? 0) < ($1.taskPlace ?? 0) }
            let result = try await TaskPoller(context: context).settle(rows, task: task)
            try await context.record(result.changes)
            doubted.formUnion(result.settled.filter { $0.outcome == .unknown }.map(\.line))
            if let reason = result.stop { return reason }
        }
        return nil
    }

    private static let rowsReadTogether = 500
}
