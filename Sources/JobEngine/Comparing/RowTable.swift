import JobModel

/// The rows of a sheet by a digest of their key, each with one of what is compared: 40 bytes a row, and no text.
///
/// A digest has 128 bits, with another seed in each process: among 10⁶ rows two that differ meet by chance once in 10²⁶ comparisons.
struct RowTable {
    struct Digest: Comparable {
        var high: UInt64
        var low: UInt64

        static func < (one: Digest, other: Digest) -> Bool { (one.high, one.low) < (other.high, other.low) }
    }

    private struct Entry {
        var key: Digest
        var content: Digest
        var ordinal: Int32
        var isMet = false
    }

    private var entries: [Entry] = []

    mutating func append(key: Digest, content: Digest) {
        entries.append(Entry(key: key, content: content, ordinal: Int32(entries.count)))
    }

    /// Makes rows findable, once all are there.
    ///
    /// - Returns: The numbers of rows that share a key, in groups.
    mutating func close() -> [[Int]] {
        entries.sort { ($0.key, $0.ordinal) < ($1.key, $1.ordinal) }
        var groups: [[Int]] = []
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].key == entries[start].key { end += 1 }
            if end - start > 1 { groups.append(entries[start..<end].map { Int($0.ordinal) }) }
            start = end
        }
        return groups
    }

    enum Meeting {
        case absent, same
        case other(ordinal: Int)
    }

    /// Meets a row of the other sheet.
    mutating func meet(key: Digest, content: Digest) -> Meeting {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].key < key { low = middle + 1 } else { high = middle }
        }
        guard low < entries.count, entries[low].key == key else { return .absent }
        entries[low].isMet = true
        return entries[low].content == content ? .same : .other(ordinal: Int(entries[low].ordinal))
    }

    /// The numbers of the rows that no row of the other sheet has met, in their order.
    var unmet: [Int] { entries.lazy.filter { !$0.isMet }.map { Int($0.ordinal) }.sorted() }
}
