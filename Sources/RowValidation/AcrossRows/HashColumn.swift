/// One hash a row, in the order of the sheet, in blocks that never move: a column that grows is not copied.
struct HashColumn: Sendable {
    private(set) var blocks: [[UInt64]] = []
    /// Rows before the first that has a hash: many sheets lack a column.
    private(set) var emptyRows = 0

    static let blockRows = 1 << 16

    /// Whether no row has a hash.
    var isEmpty: Bool { blocks.isEmpty }

    mutating func append(_ hash: KeyHash) {
        if blocks.isEmpty {
            guard !hash.isNone else {
                emptyRows += 1
                return
            }
            blocks.append([])
        } else if blocks[blocks.count - 1].count == Self.blockRows {
            blocks.append([])
            blocks[blocks.count - 1].reserveCapacity(Self.blockRows)
        }
        blocks[blocks.count - 1].append(hash.value)
    }

    /// Takes the hashes of a block of rows.
    mutating func append<Keys>(of keys: UnsafeBufferPointer<Keys>, _ hash: (Keys) -> KeyHash) {
        var place = 0
        while place < keys.count, blocks.isEmpty || blocks[blocks.count - 1].count == Self.blockRows {
            append(hash(keys[place]))
            place += 1
        }
        guard place < keys.count else { return }
        let last = blocks.count - 1
        let end = min(keys.count, place + Self.blockRows - blocks[last].count)
        blocks[last] += keys[place..<end].lazy.map { hash($0).value }
        if end < keys.count { append(of: UnsafeBufferPointer(rebasing: keys[end...]), hash) }
    }

    /// Hands over the hashes, block by block, each with the number of its first row.
    func forEachBlock(_ body: (_ hashes: UnsafeBufferPointer<UInt64>, _ first: Int) -> Void) {
        var first = emptyRows
        for block in blocks {
            block.withUnsafeBufferPointer { body($0, first) }
            first += block.count
        }
    }
}
