import JobModel

/// Puts into the ledger how far a walk is, while it goes on.
///
/// Beside the walk and seldom: what came after a checkpoint stands in the journal, which says itself how far it is whole.
struct ExportCheckpoints: Sendable {
    let ledger: any LedgerStore
    let run: String
    let record: ExportRecord
    /// Says what the requests wait for, until it is cancelled.
    let tellWaiting: @Sendable () async throws -> Void
    /// What it has cost so far.
    let effort: @Sendable () -> ExportEffort

    /// Does the walk, and keeps how far it is.
    func keeping(
        of walk: ExportWalk,
        during work: @escaping @Sendable () async throws -> Void,
        firstLook: @escaping @Sendable (DirectoryLook) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await work()
                return true
            }
            group.addTask {
                try await repeatedly(walk, firstLook)
                return false
            }
            group.addTask {
                try await tellWaiting()
                return false
            }
            defer { group.cancelAll() }
            while let isDone = try await group.next() {
                if isDone { break }
            }
        }
        if let look = walk.reading(\.first) { try await firstLook(look) }
    }

    private func repeatedly(
        _ walk: ExportWalk,
        _ firstLook: (DirectoryLook) async throws -> Void
    ) async throws {
        var isKnown = false
        while !Task.isCancelled {
            do { try await Task.sleep(for: Self.interval) } catch is CancellationError { return }
            if !isKnown, let look = walk.reading(\.first) {
                try await firstLook(look)
                isKnown = true
            }
            do { _ = try await write(walk) } catch is CancellationError { return }
        }
    }

    /// Keeps how far the walk is, once the disk has it.
    func write(_ walk: ExportWalk) async throws -> ExportRecord {
        var record = record
        (record.lists, record.listsRead, record.people) = walk.reading {
            ($0.departments.all, $0.departments.read, $0.census.count)
        }
        record.effort = effort()
        record.journal = try walk.journal.synchronize()
        try await ledger.putExport(record, of: run)
        return record
    }

    private static let interval = Duration.seconds(1)
}
