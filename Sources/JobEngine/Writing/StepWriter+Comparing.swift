import DequeModule
import DirectoryClient
import JobModel

extension StepWriter {
    /// Compares those that are written next with the directory, where their plan has grown old; what is no longer so fails.
    mutating func compare(_ queue: inout Deque<ChunkRow>, isBatch: Bool) async throws -> StopReason? {
        let next = queue.prefix(isBatch ? context.job.limits.batchItems * Self.batchesInFlight : 1)
        guard next.contains(where: { !age.isFresh($0.row) }) else { return nil }
        let old = queue.prefix(max(next.count, PlanAge.rowsTogether)).filter { !age.isFresh($0.row) }
        await tellComparing()
        let drifts: [Int: RowDrift]
        do {
            drifts = try await PlanCheck(context: context).drifts(of: old.map(\.row))
        } catch let failure as DirectoryFailure {
            return StopReason(failure.error) ?? .limitsOrNetwork(failure.error)
        }
        age.noteCompared(old.map(\.row))
        for (chunk, rows) in shelf.grouped(old) {
            var result = RowResult()
            for row in rows {
                guard let drift = drifts[row.planned.line] else { continue }
                // A person created meanwhile is there, and lacks only the patch.
                let isThere = row.phase == 2 && drift.code == RowDrift.valueCode
                result.settle(Settlement(line: row.planned.line, outcome: isThere ? .defective : .failed, drift: drift))
            }
            result.lines = result.settled.map(\.line)
            do {
                try await context.writing(chunk).record(result.changes)
            } catch LedgerError.replaced {
                chunk.noteLoss()
                continue
            }
            note(result)
            let settled = Set(result.lines)
            queue.removeAll { settled.contains($0.row.planned.line) }
        }
        queue.removeAll { $0.chunk.isLost }
        return try await verdict()
    }

    private mutating func tellComparing() async {
        guard !hasToldComparing else { return }
        hasToldComparing = true
        await events(.reading(.comparing(rows: total - done, of: context.step)))
    }
}
