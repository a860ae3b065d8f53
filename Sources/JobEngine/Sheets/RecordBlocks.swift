import JobModel

/// The records of a source block by block, something made of each on all cores, ahead of the taker.
///
/// The items come in the records' order. No thread is blocked that other tasks share.
/// For one reader at a time.
final class RecordBlocks<Item: Sendable> {
    private let parts: RecordParts<[Item]>

    init(_ records: sending SourceRecords, make: @escaping @Sendable (ReadRecord, RowOrigin) -> Item) {
        parts = RecordParts(records) { batch, work in
            var items: [Item] = []
            items.reserveCapacity(batch.count)
            for place in 0..<batch.count where !work.isAbandoned {
                items.append(make(batch.record(at: place), batch.origin(at: place)))
            }
            return items
        }
    }

    /// Rows of a corrected file that are not to be tried again; complete once `next` has returned `nil`.
    var notOpen: [Int] { parts.notOpen }

    /// The next block; `nil` at the end.
    ///
    /// - Throws: What reading throws; `CancellationError` as soon as the task is cancelled, whatever is read or made then.
    func next() async throws -> [Item]? { try await parts.next() }
}
