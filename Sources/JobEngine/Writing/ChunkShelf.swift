import JobModel

/// A row that is to be written, with the chunk by which this worker has it.
struct ChunkRow: Sendable {
    var row: LedgerRow
    var chunk: HeldChunk
}

/// The chunks that a writer has in hand, and what it has still to do of each.
struct ChunkShelf {
    private struct Work {
        var chunk: HeldChunk
        /// Lines of rows that are queued or under way: in the ledger they stand as planned until their request leaves.
        var inHand: Set<Int>
        /// Whether some of its rows are to be sent again.
        var isToGoOn = false
    }

    private var work: [Int: Work] = [:]
    /// The number of the chunk that a line is of.
    private var chunkOfLine: [Int: Int] = [:]

    /// Takes a chunk in hand, with those of its rows that are written now; `isToGoOn` where there may be others.
    mutating func put(_ chunk: HeldChunk, _ rows: [LedgerRow], isToGoOn: Bool) {
        let lines = rows.map(\.planned.line)
        work[chunk.hold.number] = Work(chunk: chunk, inHand: Set(lines), isToGoOn: isToGoOn)
        for line in lines { chunkOfLine[line] = chunk.hold.number }
    }

    /// Notes what came of rows in hand.
    mutating func note(_ result: RowResult) {
        for line in result.lines {
            guard let number = chunkOfLine.removeValue(forKey: line) else { continue }
            work[number]?.inHand.remove(line)
            if result.isToGoOn { work[number]?.isToGoOn = true }
        }
    }

    /// Chunks of which nothing is in hand and some row is to be sent again.
    mutating func takeThoseToGoOn() -> [HeldChunk] { take { $0.inHand.isEmpty && $0.isToGoOn && !$0.chunk.isLost } }

    /// Chunks of which nothing is left.
    mutating func takeFinished() -> [HeldChunk] { take { $0.inHand.isEmpty && !$0.isToGoOn || $0.chunk.isLost } }

    mutating func takeAll() -> [HeldChunk] { take { _ in true } }

    private mutating func take(_ isMeant: (Work) -> Bool) -> [HeldChunk] {
        let meant = work.filter { isMeant($0.value) }
        for number in meant.keys { work[number] = nil }
        return meant.sorted { $0.key < $1.key }.map(\.value.chunk)
    }

    /// Rows by their chunk, in the order of chunks.
    func grouped(_ rows: some Sequence<ChunkRow>) -> [(chunk: HeldChunk, rows: [LedgerRow])] {
        Dictionary(grouping: rows) { $0.chunk.hold.number }.sorted { $0.key < $1.key }.map { _, rows in
            (rows[0].chunk, rows.map(\.row))
        }
    }
}
