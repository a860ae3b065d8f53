import Dispatch
import Foundation
import JobModel
import Synchronization

/// The records of a source block by block, something made of each on all cores; meanwhile the next block is read.
///
/// The items come in the records' order. For one reader at a time.
final class RecordBlocks<Item: Sendable> {
    private let reader: BlockReader
    private let make: @Sendable (ReadRecord, RowOrigin) -> Item
    private var ahead: [BlockReader.Record]?

    init(_ records: sending SourceRecords, make: @escaping @Sendable (ReadRecord, RowOrigin) -> Item) {
        reader = BlockReader(records)
        self.make = make
    }

    /// Rows of a corrected file that are not to be tried again; complete once `next` has returned `nil`.
    var notOpen: [Int] { reader.notOpen }

    /// The next block; `nil` at the end.
    func next() throws -> FlattenSequence<[[Item]]>? {
        let block = try ahead ?? reader.next()
        guard !block.isEmpty else { return nil }
        let share = max(Self.leastShare, (block.count + Self.shares - 1) / Self.shares)
        let starts = Array(stride(from: 0, to: block.count, by: share))
        let parts = Mutex<[Int: [Item]]>([:])
        let following = Mutex<Result<[BlockReader.Record], any Error>?>(nil)
        DispatchQueue.concurrentPerform(iterations: starts.count + 1) { [reader, make] place in
            guard place > 0 else {
                let read = Result { try reader.next() }
                return following.withLock { $0 = read }
            }
            let start = starts[place - 1]
            let items = block[start..<min(start + share, block.count)].map { make($0.read, $0.origin) }
            parts.withLock { $0[start] = items }
        }
        ahead = try following.withLock { try $0?.get() }
        return parts.withLock { parts in starts.compactMap { parts[$0] } }.joined()
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
    func next() throws -> [Record] {
        try records.withLock { records in
            var block: [Record] = []
            block.reserveCapacity(Self.size)
            while block.count < Self.size, let record = try records.next() { block.append(record) }
            return block
        }
    }

    /// Enough to keep every core busy, few enough to stay in its caches.
    private static let size = 1024
}
