import JobModel

/// Keys that name people, each once, in the order in which they came: a million of them take some twenty megabytes.
///
/// Their texts stand one after the other in large blocks, and a table has the place of each. Ids that differ only by case
/// are one key (U19).
struct PersonKeySet: Sendable, Sequence {
    private(set) var count = 0
    /// Of each key its kind, its length and its text; a block is begun where the one before it is full.
    private var blocks: [[UInt8]] = []
    /// Places of keys, found by open addressing; `none` where nothing stands.
    private var slots: [UInt32] = Array(repeating: Self.none, count: 64)

    private static let none = UInt32.max
    /// A place is the number of a block and a place in it.
    private static let placeBits: UInt32 = 20
    private static let blockSize = 1 << Int(placeBits)

    init() {}

    init(_ keys: some Sequence<PersonReference>) { formUnion(keys) }

    var isEmpty: Bool { count == 0 }

    func contains(_ key: PersonReference) -> Bool { slots[slot(of: key.folded)] != Self.none }

    /// - Returns: Whether the key was not there before.
    @discardableResult
    mutating func insert(_ key: PersonReference) -> Bool {
        let slot = slot(of: key.folded)
        guard slots[slot] == Self.none else { return false }
        slots[slot] = append(key)
        count += 1
        if count * 2 > slots.count { grow() }
        return true
    }

    mutating func formUnion(_ keys: some Sequence<PersonReference>) {
        for key in keys { insert(key) }
    }

    func makeIterator() -> Iterator { Iterator(blocks: blocks) }

    struct Iterator: IteratorProtocol {
        fileprivate let blocks: [[UInt8]]
        private var block = 0
        private var offset = 0

        fileprivate init(blocks: [[UInt8]]) { self.blocks = blocks }

        mutating func next() -> PersonReference? {
            while block < blocks.count, offset == blocks[block].count { (block, offset) = (block + 1, 0) }
            guard block < blocks.count else { return nil }
            let (key, end) = PersonKeySet.key(in: blocks[block], at: offset)
            offset = end
            return key
        }
    }

    /// Where a key stands in the table, or would.
    private func slot(of folded: PersonReference) -> Int {
        var slot = folded.hashValue & (slots.count - 1)
        while slots[slot] != Self.none, key(at: slots[slot]).folded != folded {
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private func key(at place: UInt32) -> PersonReference {
        Self.key(in: blocks[Int(place >> Self.placeBits)], at: Int(place) & (Self.blockSize - 1)).key
    }

    private static func key(in block: [UInt8], at start: Int) -> (key: PersonReference, end: Int) {
        var (length, place) = (Int(block[start + 1]), start + 2)
        if length == longLength {
            length = block[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
            place += 4
        }
        let text = String(decoding: block[place..<place + length], as: UTF8.self)
        return (kinds[Int(block[start])](text), place + length)
    }

    private mutating func append(_ key: PersonReference) -> UInt32 {
        if blocks.last.map({ $0.count >= Self.blockSize }) ?? true {
            blocks.append([])
            blocks[blocks.count - 1].reserveCapacity(blocks.count > 1 ? Self.blockSize + 256 : 0)
        }
        let (last, text) = (blocks.count - 1, key.value.utf8)
        let start = blocks[last].count
        blocks[last].append(Self.kind(of: key))
        blocks[last].append(UInt8(Swift.min(text.count, Self.longLength)))
        if text.count >= Self.longLength {
            blocks[last].append(contentsOf: [24, 16, 8, 0].map { UInt8(text.count >> $0 & 0xFF) })
        }
        blocks[last].append(contentsOf: text)
        return UInt32(last) << Self.placeBits | UInt32(start)
    }

    private mutating func grow() {
        slots = Array(repeating: Self.none, count: slots.count * 2)
        for (number, block) in blocks.enumerated() {
            var start = 0
            while start < block.count {
                let (key, end) = Self.key(in: block, at: start)
                // Each is there once: nothing need be compared.
                var slot = key.folded.hashValue & (slots.count - 1)
                while slots[slot] != Self.none { slot = (slot + 1) & (slots.count - 1) }
                slots[slot] = UInt32(number) << Self.placeBits | UInt32(start)
                start = end
            }
        }
    }

    /// That the length stands in four bytes of its own.
    private static let longLength = 255

    private static let kinds: [@Sendable (String) -> PersonReference] = [
        PersonReference.userID, PersonReference.openID, PersonReference.employeeNo,
        PersonReference.mobile,
        PersonReference.email,
    ]

    /// The place in `kinds`.
    private static func kind(of key: PersonReference) -> UInt8 {
        switch key {
        case .userID: 0
        case .openID: 1
        case .employeeNo: 2
        case .mobile: 3
        case .email: 4
        }
    }
}
