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
        var due = 0
        for place in before where !after.contains(place) {
            let row = try await ledger.row(run: handle.id, step: place.step, line: place.line)
            if row?.state == .planned { due += 1 }
        }
        let summary = try await finish(handle, reason)
        return RunResolution(summary: summary, asked: before.count, due: due, stillUnknown: after.count)
    }

    private struct Place: Hashable {
        var step: Int
        var line: Int
    }

    private func unproven(_ run: String) async throws -> Set<Place> {
        var places: Set<Place> = []
        for step in try await ledger.steps(of: run) {
            let blocks = OpenRowBlocks(ledger: ledger, run: run, step: step.number)
            func note(_ rows: [LedgerRow]) -> StopReason? {
                places.formUnion(rows.map { Place(step: step.number, line: $0.planned.line) })
                return nil
            }
            _ = try await blocks.accepted(note)
            _ = try await blocks.unproven(note)
        }
        return places
    }
}
