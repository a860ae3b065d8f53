import JobModel

/// The rows of a step whose end is open, block by block: after a failover they may be all of a large step.
///
/// Rows of chunks that other workers hold are theirs to settle, and left out; but for those of unknown end, at which
/// nobody who holds a chunk looks again.
struct OpenRowBlocks {
    let ledger: any LedgerStore
    let run: String
    let step: Int
    var held: [Chunk] = []
    var rowsOfBlock = 2000
    var tasksOfBlock = 40

    /// Whether there are rows that were sent and whose end is open.
    var isAnyInDoubt: Bool {
        get async throws {
            // The first block is enough.
            if try await accepted({ _ in .interrupted }) != nil { return true }
            return try await unproven({ _ in .interrupted }) != nil
        }
    }

    /// Rows that wait to be sent again.
    func waiting(_ body: ([LedgerRow]) async throws -> Void) async throws {
        _ = try await each(reading(.waiting)) { rows in
            try await body(rows)
            return nil
        }
    }

    /// Rows that batch tasks have taken; those of one task are in one block.
    func accepted(_ body: ([LedgerRow]) async throws -> StopReason?) async throws -> StopReason? {
        try await each(reading(.accepted)) { rows in
            for tasks in Set(rows.map { $0.taskID ?? "" }).sorted().chunks(of: tasksOfBlock) {
                let whole = try await ledger.acceptedRows(run: run, step: step, ofTasks: Array(tasks)).filter(isFree)
                if let reason = try await body(whole) { return reason }
            }
            return nil
        }
    }

    private func reading(_ state: RowState) -> (_ line: Int) async throws -> [LedgerRow] {
        { try await ledger.rows(run: run, step: step, in: [state], afterLine: $0, limit: rowsOfBlock) }
    }

    /// Rows whose request may have been carried out.
    func unproven(_ body: ([LedgerRow]) async throws -> StopReason?) async throws -> StopReason? {
        try await each(
            { try await ledger.unprovenRows(run: run, step: step, afterLine: $0, limit: rowsOfBlock) },
            body
        )
    }

    /// Each block is done with before the next is read; a row that is still open after that does not come again.
    private func each(
        _ read: (_ line: Int) async throws -> [LedgerRow],
        _ body: ([LedgerRow]) async throws -> StopReason?
    ) async throws -> StopReason? {
        var line = 0
        while true {
            let block = try await read(line)
            let rows = block.filter(isFree)
            if !rows.isEmpty, let reason = try await body(rows) { return reason }
            guard block.count == rowsOfBlock, let last = block.last else { return nil }
            line = last.planned.line
        }
    }

    private func isFree(_ row: LedgerRow) -> Bool {
        row.outcome == .unknown || !held.contains { $0.holds(row, of: step) }
    }
}
