import JobModel
import LocalFiles

/// Copies runs from one ledger to another, each in one transaction that is kept only where every record reads back the
/// same.
///
/// A copy that was stopped is begun again with the same call: what is there already is compared, and not copied twice.
package struct LedgerCopy: Sendable {
    private let source: LedgerPlace
    private let target: LedgerPlace

    /// What became of one run.
    package struct Entry: Sendable, Equatable {
        package var run: String
        package var rows: Int
        package var outcome: Outcome
        /// Whether it has not come to its end, so that it could be gone on with from either ledger.
        package var isOpen: Bool
    }

    package enum Outcome: Sendable, Equatable {
        case copied
        /// The target had it, the same.
        case same
        /// The target has another one of that name, which is left as it is.
        case differs(table: String)
    }

    /// - Throws: `LedgerCopyError` for a ledger that is not there, or the same one twice.
    package init(from source: LedgerPlace, to target: LedgerPlace) throws(LedgerCopyError) {
        guard !source.isSame(as: target) else { throw .samePlace }
        guard source.isThere else { throw .noLedger(path: source.identity) }
        self.source = source
        self.target = target
    }

    /// Copies all runs and the counts of calls, or one run with its lineage.
    ///
    /// - Parameters:
    ///   - run: The one run, by its id; `nil` for all.
    ///   - say: Is called with each run when it is done.
    /// - Throws: `LedgerError.owned` where a process is at work on one of the runs, `LedgerError.noSuchRun`,
    ///   `LedgerCopyError.mayBeWritten`, `.unfaithful`.
    package func copy(_ run: String? = nil, say: (Entry) async throws -> Void) async throws {
        let (from, to) = (try source.ledger(), try target.ledger())
        // Makes the target's tables.
        _ = try await to.runs(limit: 1)
        let runs = try await Self.runs(run, of: from)
        for run in runs { try await requireRest(of: run, in: from) }
        for run in runs { try await say(try await Self.copy(run, from: from, to: to)) }
        guard run == nil else { return }
        let counts = try target.callCounts()
        for count in try await source.callCounts().counts() { try await counts.raise(to: count) }
    }

    /// Refuses a run that is written, or that a worker may take at any moment: both ledgers would have it written.
    private func requireRest(of run: RunRecord, in ledger: any LedgerStore) async throws {
        guard await !ledger.isOwned(run: run.id) else { throw LedgerError.owned(run: run.id) }
        try await Self.requireNoWorker(of: run, in: ledger)
    }

    private static func requireNoWorker(of run: RunRecord, in ledger: any LedgerStore) async throws {
        guard run.state != .finished else { return }
        let isToWrite = run.isReleased || run.confirmation != nil && run.state == .running
        guard !isToWrite || run.definition.kind == .exporting else { throw LedgerCopyError.mayBeWritten(run: run.id) }
        guard try await ledger.heldChunks(of: run.id).isEmpty else { throw LedgerError.owned(run: run.id) }
    }

    /// In the order in which they were made, so that a run comes after the one that it tries again.
    private static func runs(_ run: String?, of ledger: any LedgerStore) async throws -> [RunRecord] {
        guard let run else { return try await ledger.runs(limit: Int(Int32.max)).reversed() }
        return try await ledger.lineage(of: try await ledger.run(run).root)
    }

    private static func copy(
        _ run: RunRecord,
        from source: any LedgerStore,
        to target: any LedgerStore
    ) async throws -> Entry {
        // A run that has ended is changed by nobody any more.
        let owner = run.state == .finished ? nil : try await source.lock(run: run.id)
        defer { owner?.release() }
        if owner != nil {
            // Another process may have had it since all were looked at.
            try await requireNoWorker(of: try await source.run(run.id), in: source)
            let isThere = try await BlockingWork.done { _ in try target.readRecords { try $0.has(run.id) } }
            // One that was copied before is compared as both are.
            if !isThere {
                // The target cannot tell that what the source says of these rows may be older than what was sent.
                _ = try await source.takeOverHistory(of: run.id, at: .now)
                if target.isOfOneMachine, !source.isOfOneMachine { try await source.restartSends(of: run.id, at: .now) }
            }
        }
        let rows = try await source.steps(of: run.id).reduce(0) { $0 + $1.records }
        let outcome = try await BlockingWork.done { isCancelled in
            try source.readRecords { reader in
                try target.writeRecords(of: run.id) { try copy(run.id, from: reader, to: $0, isCancelled) }
            }
        }
        return Entry(run: run.id, rows: rows, outcome: outcome, isOpen: owner != nil)
    }

    private static func copy(
        _ run: String,
        from source: any LedgerRecordReader,
        to target: any LedgerRecordWriter,
        _ isCancelled: () -> Bool
    ) throws -> Outcome {
        if try target.has(run) {
            return try source.difference(from: target, in: run).map { .differs(table: $0.name) } ?? .same
        }
        for table in LedgerTable.all {
            try source.forEachPage(of: table, in: run) { records in
                if isCancelled() { throw CancellationError() }
                try target.insert(records, into: table, of: run)
            }
        }
        if let table = try source.difference(from: target, in: run) {
            throw LedgerCopyError.unfaithful(run: run, table: table.name)
        }
        return .copied
    }
}
