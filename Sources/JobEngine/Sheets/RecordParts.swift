import Dispatch
import Foundation
import JobModel

/// What is made of a source's records, batch by batch on all cores, in the records' order and ahead of the taker.
///
/// A few threads of its own work at it, none of those that all tasks share: each reads a batch while no other reads, makes
/// what comes of it, and puts that in its place. So one core may read while the others judge, and what has just been read
/// is judged where it lies at hand. They rest while they are far enough ahead of the taker.
///
/// For one taker at a time.
final class RecordParts<Part: Sendable> {
    private let work: PartWork<Part>
    private var isUnderWay = false

    init(
        _ records: sending SourceRecords,
        make: @escaping @Sendable (SourceBatch, any AbandonableWork) -> Part
    ) {
        work = PartWork(records, ahead: Self.threads + 1, make: make)
    }

    /// What is under way ends with the record that it is at.
    deinit { work.abandon() }

    /// Rows of a corrected file that are not to be tried again; complete once `next` has returned `nil`.
    var notOpen: [Int] { work.notOpen }

    /// What the next batch has made; `nil` at the end.
    ///
    /// - Throws: What reading throws; `CancellationError` as soon as the task is cancelled, whatever is read or made then.
    func next() async throws -> Part? {
        try Task.checkCancellation()
        if !isUnderWay {
            isUnderWay = true
            for _ in 0..<Self.threads { Thread.detachNewThread { [work] in work.run() } }
        }
        return try await work.next()
    }

    /// One a core; more than that many are never busy where reading takes its share.
    private static var threads: Int { min(max(ProcessInfo.processInfo.activeProcessorCount, 1), mostThreads) }
    private static var mostThreads: Int { 16 }
}
