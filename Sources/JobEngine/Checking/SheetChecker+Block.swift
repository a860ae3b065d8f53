import Dispatch
import Foundation
import JobModel
import RowValidation
import Synchronization

extension SheetChecker {
    /// Checks many records on all cores; the rows come back in the records' order.
    func check(_ records: [ReadRecord]) -> [CheckedRow] {
        let share = max(Self.leastShare, (records.count + Self.shares - 1) / Self.shares)
        guard records.count > share else { return records.map(check) }
        let starts = Array(stride(from: 0, to: records.count, by: share))
        let parts = Mutex<[Int: [CheckedRow]]>([:])
        DispatchQueue.concurrentPerform(iterations: starts.count) { place in
            let end = min(starts[place] + share, records.count)
            let rows = records[starts[place]..<end].map(check)
            parts.withLock { $0[place] = rows }
        }
        return parts.withLock { parts in starts.indices.flatMap { parts[$0] ?? [] } }
    }

    /// Twice the cores, so that one that is busy elsewhere does not hold the others.
    private static let shares = 2 * ProcessInfo.processInfo.activeProcessorCount
    private static let leastShare = 64
}
