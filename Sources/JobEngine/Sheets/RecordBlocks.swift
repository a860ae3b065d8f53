import Dispatch
import Foundation
import JobModel
import Synchronization

/// The records of a source block by block, something made of each on all cores; while the taker looks at one block the
/// next is made, and the one after that is read.
///
/// The items come in the records' order. Reading blocks a thread of its own, never one of those that all tasks share.
/// For one reader at a time.
final class RecordBlocks<Item: Sendable> {
    private let reader: BlockReader
    private let make: @Sendable (ReadRecord, RowOrigin) -> Item
    private var making: BackgroundWork<Made>?

    private struct Made: Sendable {
        var items: [[Item]]
        /// The block after it.
        var following: Result<[BlockReader.Record], any Error>
    }

    init(_ records: sending SourceRecords, make: @escaping @Sendable (ReadRecord, RowOrigin) -> Item) {
        reader = BlockReader(records)
        self.make = make
    }

    /// What is under way ends with the record that it is at.
    deinit { making?.abandon() }

    /// Rows of a corrected file that are not to be tried again; complete once `next` has returned `nil`.
    var notOpen: [Int] { reader.notOpen }

    /// The next block; `nil` at the end.
    ///
    /// - Throws: What reading throws; `CancellationError` as soon as the task is cancelled, whatever is read or made then.
    func next() async throws -> FlattenSequence<[[Item]]>? {
        try Task.checkCancellation()
        let current: BackgroundWork<Made>
        if let making {
            current = making
        } else {
            let first = begin([])
            making = first
            current = begin(try await first.value().following.get())
        }
        making = current
        let made = try await current.value()
        making = nil
        let following = try made.following.get()
        guard made.items.contains(where: { !$0.isEmpty }) else { return nil }
        if !following.isEmpty { making = begin(following) }
        return made.items.joined()
    }

    /// Makes what comes of a block, and reads the one after it.
    private func begin(_ block: [BlockReader.Record]) -> BackgroundWork<Made> {
        let work = BackgroundWork<Made>()
        // A thread of its own: a source may be slow, and the threads of Dispatch are those of all tasks.
        Thread.detachNewThread { [reader, make] in
            let parts = Mutex<[[Item]]>([])
            let making = DispatchGroup()
            if !block.isEmpty {
                DispatchQueue.global().async(group: making) {
                    let made = Self.items(of: block, make, for: work)
                    parts.withLock { $0 = made }
                }
            }
            let following = Result { try reader.next(for: work) }
            making.wait()
            work.finish(Made(items: parts.withLock { $0 }, following: following))
        }
        return work
    }

    /// What is made of a block on all cores.
    private static func items(
        of block: [BlockReader.Record],
        _ make: @Sendable (ReadRecord, RowOrigin) -> Item,
        for work: BackgroundWork<Made>
    ) -> [[Item]] {
        let share = max(leastShare, (block.count + shares - 1) / shares)
        let starts = Array(stride(from: 0, to: block.count, by: share))
        let parts = Mutex<[Int: [Item]]>([:])
        DispatchQueue.concurrentPerform(iterations: starts.count) { place in
            let start = starts[place]
            var items: [Item] = []
            items.reserveCapacity(share)
            for record in block[start..<min(start + share, block.count)] where !work.isAbandoned {
                items.append(make(record.read, record.origin))
            }
            parts.withLock { $0[start] = items }
        }
        return parts.withLock { parts in starts.compactMap { parts[$0] } }
    }

    /// Four times the cores, so that one that is busy elsewhere, or reads, does not hold the others.
    private static var shares: Int { 4 * ProcessInfo.processInfo.activeProcessorCount }
    private static var leastShare: Int { 32 }
}

/// Reads a source's records in blocks, on whatever core.
private final class BlockReader: Sendable {
    typealias Record = (read: ReadRecord, origin: RowOrigin)

    private let records: Mutex<SourceRecords>

    init(_ records: sending SourceRecords) { self.records = Mutex(records) }

    var notOpen: [Int] { records.withLock { $0.notOpen } }

    /// The next block; empty at the end.
    func next(for work: some AbandonableWork) throws -> [Record] {
        try records.withLock { records in
            var block: [Record] = []
            block.reserveCapacity(Self.size)
            while block.count < Self.size, !work.isAbandoned, let record = try records.next() { block.append(record) }
            return block
        }
    }

    /// Enough that handing a block over costs little beside it: by 1,024 rows a million took a fifth longer.
    private static let size = 4096
}
