import Dispatch
import Foundation
import JobModel
import Synchronization

/// The records of a source block by block, something made of each on all cores; while the taker looks at one block the
/// next is made, and the one after that is read.
///
/// The items come in the records' order. For one reader at a time.
final class RecordBlocks<Item: Sendable> {
    private let reader: BlockReader
    private let make: @Sendable (ReadRecord, RowOrigin) -> Item
    private var making: Making?

    init(_ records: sending SourceRecords, make: @escaping @Sendable (ReadRecord, RowOrigin) -> Item) {
        reader = BlockReader(records)
        self.make = make
    }

    /// Nothing works on once nobody takes any more.
    deinit { making?.done.wait() }

    /// Rows of a corrected file that are not to be tried again; complete once `next` has returned `nil`.
    var notOpen: [Int] { reader.notOpen }

    /// The next block; `nil` at the end.
    func next() throws -> FlattenSequence<[[Item]]>? {
        let current = try making ?? begin(reader.next())
        current.done.wait()
        making = nil
        let (items, following) = try current.made.withLock { try ($0.items, $0.following?.get() ?? []) }
        guard !items.isEmpty else { return nil }
        if !following.isEmpty { making = begin(following) }
        return items.joined()
    }

    /// What comes of one block.
    private final class Making: Sendable {
        let done = DispatchGroup()
        let made = Mutex(Made())

        struct Made: Sendable {
            var items: [[Item]] = []
            /// The block after it.
            var following: Result<[BlockReader.Record], any Error>?
        }
    }

    private func begin(_ block: [BlockReader.Record]) -> Making {
        let making = Making()
        let share = max(Self.leastShare, (block.count + Self.shares - 1) / Self.shares)
        let starts = Array(stride(from: 0, to: block.count, by: share))
        guard !starts.isEmpty else { return making }
        DispatchQueue.global().async(group: making.done) { [reader, make] in
            let parts = Mutex<[Int: [Item]]>([:])
            DispatchQueue.concurrentPerform(iterations: starts.count + 1) { place in
                guard place > 0 else {
                    let read = Result { try reader.next() }
                    return making.made.withLock { $0.following = read }
                }
                let start = starts[place - 1]
                let items = block[start..<min(start + share, block.count)].map { make($0.read, $0.origin) }
                parts.withLock { $0[start] = items }
            }
            let items = parts.withLock { parts in starts.compactMap { parts[$0] } }
            making.made.withLock { $0.items = items }
        }
        return making
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

    /// Enough that handing a block over costs little beside it: by 1,024 rows a million took a fifth longer.
    private static let size = 4096
}
