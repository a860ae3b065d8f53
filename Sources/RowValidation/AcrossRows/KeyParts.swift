/// The hashes of a column with their rows, to be sorted by the hashes' first bits; rows of one bucket stay in their order.
///
/// First into 256 parts, then each part, small enough for the processor's cache, into its buckets.
struct KeyParts {
    private(set) var hashes: [UInt64] = []
    private(set) var rows: [Int32] = []
    /// Where each part starts, and where the last one ends.
    private var starts: [Int] = []

    private static let partBits = 8

    var count: Int { hashes.count }

    /// - Parameters:
    ///   - column: The hashes.
    ///   - quarter: Which of them: those that begin with these two bits, or `nil` for all.
    init(of column: HashColumn, quarter: UInt64? = nil) {
        let parts = Self.parts(of: quarter)
        var places = Self.sizes(of: column)
        for part in places.indices where !parts.contains(part) { places[part] = 0 }
        var count = 0
        for part in places.indices {
            starts.append(count)
            (places[part], count) = (count, count + places[part])
        }
        starts.append(count)
        guard count > 0 else { return }
        let shift = UInt64(64 - Self.partBits)
        hashes = Array(unsafeUninitializedCapacity: count) { hashes, hashCount in
            rows = Array(unsafeUninitializedCapacity: count) { rows, rowCount in
                places.withUnsafeMutableBufferPointer { places in
                    column.forEachBlock { block, first in
                        for index in block.indices where block[index] != 0 {
                            let part = Int(block[index] >> shift)
                            guard parts.contains(part) else { continue }
                            let place = places[part]
                            hashes.initializeElement(at: place, to: block[index])
                            rows.initializeElement(at: place, to: Int32(first + index))
                            places[part] = place + 1
                        }
                    }
                }
                rowCount = count
            }
            hashCount = count
        }
    }

    /// Hands over the hashes and rows.
    consuming func take() -> (hashes: [UInt64], rows: [Int32]) { (hashes, rows) }

    private static func parts(of quarter: UInt64?) -> Range<Int> {
        let size = 1 << (partBits - 2)
        return quarter.map { Int($0) * size..<(Int($0) + 1) * size } ?? 0..<1 << partBits
    }

    /// How many hashes each part has.
    private static func sizes(of column: HashColumn) -> [Int] {
        var sizes = [Int](repeating: 0, count: 1 << partBits)
        sizes.withUnsafeMutableBufferPointer { sizes in
            column.forEachBlock { block, _ in
                for hash in block where hash != 0 { sizes[Int(hash >> UInt64(64 - partBits))] += 1 }
            }
        }
        return sizes
    }

    /// Sorts by the first `bucketBits` of the hashes, and tells where each bucket starts.
    mutating func sort(bucketBits: Int, _ bucketStart: (Int32) -> Void) {
        guard bucketBits > Self.partBits else {
            sort(0..<count, bits: bucketBits, of: 64, bucketStart)
            return
        }
        for part in 0..<(1 << Self.partBits) {
            sort(starts[part]..<starts[part + 1], bits: bucketBits - Self.partBits, of: 64 - Self.partBits, bucketStart)
        }
    }

    /// Sorts a range by some bits of its hashes: the first `bits` of the last `width`.
    private mutating func sort(_ range: Range<Int>, bits: Int, of width: Int, _ bucketStart: (Int32) -> Void) {
        let (shift, mask) = (UInt64(width - bits), UInt64(1 << bits - 1))
        var places = [Int32](repeating: 0, count: 1 << bits)
        let old = (hashes: Array(hashes[range]), rows: Array(rows[range]))
        for hash in old.hashes { places[Int(hash >> shift & mask)] += 1 }
        var start = Int32(range.lowerBound)
        for bucket in places.indices {
            bucketStart(start)
            (places[bucket], start) = (start, start + places[bucket])
        }
        hashes.withUnsafeMutableBufferPointer { hashes in
            rows.withUnsafeMutableBufferPointer { rows in
                places.withUnsafeMutableBufferPointer { places in
                    for (index, hash) in old.hashes.enumerated() {
                        let bucket = Int(hash >> shift & mask)
                        let place = Int(places[bucket])
                        (hashes[place], rows[place]) = (hash, old.rows[index])
                        places[bucket] += 1
                    }
                }
            }
        }
    }
}
