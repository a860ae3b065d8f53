import DirectoryClient
import Foundation
import JobModel
import LocalFiles

extension Engine {
    /// Takes up a run of which something has been sent, to find out what became of it.
    ///
    /// - Throws: `EngineError.neverSent` for a run that is planned at most: nothing of it is changed; `.jobLost`.
    package func takeUpToResolve(_ id: String) async throws -> RunHandle {
        let lock = try await ledger.lock(run: id)
        let run = try await ledger.run(id)
        guard !run.isJobLost else { throw EngineError.jobLost(id) }
        switch run.state {
        case .planning, .planned: throw EngineError.neverSent(id)
        case .finished: throw EngineError.runHasEnded(id)
        case .running, .stopped, .written:
            await events(.begun(run: run.id))
            return try await reach(run, lock: lock)
        }
    }

    /// Finds out what became of rows whose end nobody saw, and sends nothing.
    package func resolve(_ handle: RunHandle) async throws -> RunResolution {
        let run = try await ledger.run(handle.id)
        if run.state == .written {
            return RunResolution(summary: try await writeResults(of: run), asked: 0, due: 0, stillUnknown: 0)
        }
        _ = try await ledger.takeOverHistory(of: run.id, at: .now)
        let before = try await unproven(handle.id)
        var reason: StopReason?
        do {
            reason = try await handle.connection.watchdog.guarding { try await settleOpenRows(handle) }
        } catch let failure as DirectoryFailure {
            reason = StopReason(failure.error) ?? .limitsOrNetwork(failure.error)
        } catch let stall as Watchdog.Stalled {
            reason = .stuck(seconds: stall.seconds)
        }
        let after = try await unproven(handle.id)
        let due = try await due(handle.id, among: before.merging(after) { $0.subtracting($1) })
        let summary = try await finish(handle, reason)
        func count(_ lines: [Int: IndexSet]) -> Int { lines.values.reduce(0) { $0 + $1.count } }
        return RunResolution(summary: summary, asked: count(before), due: due, stillUnknown: count(after))
    }

    /// The lines of a run's rows whose end is open, by step: ranges, so that a whole step takes no memory.
    private func unproven(_ run: String) async throws -> [Int: IndexSet] {
        var lines: [Int: IndexSet] = [:]
        for step in try await ledger.steps(of: run) {
            let blocks = OpenRowBlocks(ledger: ledger, run: run, step: step.number)
            func note(_ rows: [LedgerRow]) -> StopReason? {
                for row in rows { lines[step.number, default: []].insert(row.planned.line) }
                return nil
            }
            _ = try await blocks.accepted(note)
            _ = try await blocks.unproven(note)
        }
        return lines
    }

    /// How many of these rows are to be sent again.
    private func due(_ run: String, among lines: [Int: IndexSet]) async throws -> Int {
        var count = 0
        for (step, lines) in lines {
            guard let first = lines.first, let last = lines.last else { continue }
            var line = first - 1
            while line < last {
                let rows = try await ledger.rows(
                    run: run,
                    step: step,
                    in: [.planned],
                    afterLine: line,
                    limit: Self.rowsCountedTogether
                )
                count += rows.count { lines.contains($0.planned.line) }
                guard rows.count == Self.rowsCountedTogether, let end = rows.last else { break }
                line = end.planned.line
            }
        }
        return count
    }

    private static let rowsCountedTogether = 2000
}
