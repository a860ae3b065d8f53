/// The hashes of one field of a sheet with the rows that have them, to be asked which row has a hash first.
///
/// Two arrays, sorted by the hash's first bits into buckets of a few: twelve bytes a key and one for the bucket's start.
/// It is made in one go of a whole column, part by part in the processor's cache; a table that grew row by row would wait
/// for memory at every key.
struct KeyTable: Sendable {
    private var hashes: [UInt64] = []
    private var rows: [Int32] = []
    /// Where each bucket starts, and where the last one ends.
    private var starts: [Int32] = [0, 0, 0]
    /// Bits of a hash behind those that are its bucket's number.
    private var shift: UInt64 = 63

    init() {}

    /// Sorts a column's hashes, and tells `shared` the rows of every hash that several have, in their order.
    init(of column: consuming HashColumn, shared: (ArraySlice<Int32>) -> Void) {
        self.init(KeyParts(of: column), spread: 1, shared)
    }

    /// Tells `shared` the same of a column that nothing is looked up in, a quarter of its hashes after the other: so no more
    /// memory is needed at once.
    static func findShared(in column: HashColumn, _ shared: (ArraySlice<Int32>) -> Void) {
        for quarter in 0..<4 as Range<UInt64> {
            _ = KeyTable(KeyParts(of: column, quarter: quarter), spread: 4, shared)
        }
    }

    /// `spread` is how many times as many hashes would fill all buckets as those that are given.
    private init(_ parts: consuming KeyParts, spread: Int, _ shared: (ArraySlice<Int32>) -> Void) {
        guard parts.count > 0 else { return }
        let bucketBits = Self.bucketBits(for: parts.count * spread)
        starts = []
        starts.reserveCapacity(1 << bucketBits + 1)
        parts.sort(bucketBits: bucketBits) { starts.append($0) }
        starts.append(Int32(parts.count))
        shift = UInt64(64 - bucketBits)
        (hashes, rows) = parts.take()
        findShared(shared)
    }

    /// Four to eight keys a bucket.
    private static func bucketBits(for count: Int) -> Int {
        max(1, (Int.bitWidth - count.leadingZeroBitCount) - 3)
    }

    /// The first row that has a hash; negative where none has.
    func firstRow(_ hash: KeyHash) -> Int32 {
        guard !hash.isNone else { return -1 }
        let bucket = Int(hash.value >> shift)
        var place = Int(starts[bucket])
        let end = Int(starts[bucket + 1])
        // Behind the last key of a bucket stands 0, where several rows had one.
        while place < end, hashes[place] != 0 {
            if hashes[place] == hash.value { return rows[place] }
            place += 1
        }
        return -1
    }

    /// Where a key is looked for.
    private struct Search {
        let key: Int32
        let start: Int32
        let end: Int32
        /// What stands at the start.
        var found: UInt64 = 0
    }

    /// The first rows that have the hashes; the hashes of other columns are passed over.
    ///
    /// What a hash's bucket holds is seldom in the cache. Asked one after another each would wait for memory; here the
    /// starts of many buckets are on their way at once, and then their first hashes.
    func setFirstRows(_ keys: UnsafeBufferPointer<UInt64>, column: Int, _ set: (_ place: Int, _ row: Int32) -> Void) {
        guard !hashes.isEmpty else { return }
        withUnsafeTemporaryAllocation(of: Search.self, capacity: Self.batch) { searches in
            var (next, count) = (0, 0)
            while next < keys.count {
                let key = keys[next]
                if key != 0, Int(key & 3) == column {
                    let bucket = Int(key >> shift)
                    let search = Search(key: Int32(next), start: starts[bucket], end: starts[bucket + 1])
                    searches.initializeElement(at: count, to: search)
                    count += 1
                }
                next += 1
                guard count == Self.batch || next == keys.count else { continue }
                find(UnsafeMutableBufferPointer(rebasing: searches[..<count]), keys, set)
                count = 0
            }
        }
    }

    private func find(
        _ searches: UnsafeMutableBufferPointer<Search>,
        _ keys: UnsafeBufferPointer<UInt64>,
        _ set: (_ place: Int, _ row: Int32) -> Void
    ) {
        hashes.withUnsafeBufferPointer { hashes in
            for index in searches.indices where searches[index].start < searches[index].end {
                searches[index].found = hashes[Int(searches[index].start)]
            }
            for search in searches where search.start < search.end {
                let key = keys[Int(search.key)]
                var place = Int(search.start)
                if search.found != key {
                    repeat {
                        place += 1
                    } while place < Int(search.end) && hashes[place] != key && hashes[place] != 0
                }
                if place < Int(search.end), hashes[place] == key { set(Int(search.key), rows[place]) }
            }
        }
    }

    /// How many keys are looked for at once.
    private static let batch = 64

    private mutating func findShared(_ shared: (ArraySlice<Int32>) -> Void) {
        for bucket in 0..<starts.count - 1 {
            let range = Int(starts[bucket])..<Int(starts[bucket + 1])
            if range.count > 1, range.count > 16 || mayShare(range) { takeOut(range, shared) }
        }
    }

    private func mayShare(_ range: Range<Int>) -> Bool {
        hashes.withUnsafeBufferPointer { hashes in
            var isShared = false
            for place in range.dropFirst() {
                for other in range.lowerBound..<place where hashes[other] == hashes[place] { isShared = true }
            }
            return isShared
        }
    }

    /// Keeps of each hash of a bucket the first row, so that a bucket stays short though all rows share one value.
    private mutating func takeOut(_ range: Range<Int>, _ shared: (ArraySlice<Int32>) -> Void) {
        let sorted = range.map { (hash: hashes[$0], row: rows[$0]) }.sorted { ($0.hash, $0.row) < ($1.hash, $1.row) }
        let inOrder = sorted.map(\.row)
        var kept = range.lowerBound
        var start = 0
        while start < sorted.count {
            var end = start + 1
            while end < sorted.count, sorted[end].hash == sorted[start].hash { end += 1 }
            if end - start > 1 { shared(inOrder[start..<end]) }
            (hashes[kept], rows[kept]) = sorted[start]
            kept += 1
            start = end
        }
        // No key has this hash.
        for place in kept..<range.upperBound { hashes[place] = 0 }
    }
}
