import JobModel

/// Keys that name people, in the order in which they came: a million of them take some fifteen megabytes.
///
/// Their texts stand one after the other in large blocks; a place is the number of a block and a place in it.
struct PersonKeyList: Sendable, Sequence {
    private(set) var count = 0
    /// Of each key its kind, its length and its text; a block is begun where the one before it is full.
    private var blocks: [[UInt8]] = []

    private static let placeBits: UInt32 = 20
    private static let blockSize = 1 << Int(placeBits)

    init() {}

    var isEmpty: Bool { count == 0 }

    /// - Returns: The place of the key.
    @discardableResult
    mutating func append(_ key: PersonReference) -> UInt32 {
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
        count += 1
        return UInt32(last) << Self.placeBits | UInt32(start)
    }

    func key(at place: UInt32) -> PersonReference {
        Self.key(in: blocks[Self.block(of: place)], at: Self.offset(of: place)).key
    }

    /// Whether the key at a place is the same as another.
    func holds(_ key: PersonReference, at place: UInt32) -> Bool {
        let isSame: Bool? = blocks[Self.block(of: place)].withUnsafeBufferPointer { block in
            let start = Self.offset(of: place)
            guard block[start] == Self.kind(of: key) else { return false }
            let length = Int(block[start + 1])
            guard length < Self.longLength else { return nil }
            let own = UnsafeBufferPointer(rebasing: block[start + 2..<start + 2 + length])
            var text = key.value
            return text.withUTF8 { Self.isSame(own, $0, foldsCase: key.field == .userID) }
        }
        return isSame ?? (self.key(at: place).folded == key.folded)
    }

    /// Whether two texts are the same key; `nil` where their bytes do not tell, because there are others than ASCII.
    private static func isSame(
        _ one: UnsafeBufferPointer<UInt8>,
        _ other: UnsafeBufferPointer<UInt8>,
        foldsCase: Bool
    ) -> Bool? {
        if one.elementsEqual(other) { return true }
        guard one.allSatisfy({ $0 < 0x80 }), other.allSatisfy({ $0 < 0x80 }) else { return nil }
        return foldsCase && one.count == other.count
            && zip(one, other).allSatisfy { lowerCase($0) == lowerCase($1) }
    }

    private static func lowerCase(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
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
            let (key, end) = PersonKeyList.key(in: blocks[block], at: offset)
            offset = end
            return key
        }
    }

    /// Hands on each key with its place.
    func forEachPlace(_ body: (PersonReference, UInt32) -> Void) {
        for (number, block) in blocks.enumerated() {
            var start = 0
            while start < block.count {
                let (key, end) = Self.key(in: block, at: start)
                body(key, UInt32(number) << Self.placeBits | UInt32(start))
                start = end
            }
        }
    }

    private static func block(of place: UInt32) -> Int { Int(place >> placeBits) }

    private static func offset(of place: UInt32) -> Int { Int(place) & (blockSize - 1) }

    private static func key(in block: [UInt8], at start: Int) -> (key: PersonReference, end: Int) {
        var (length, place) = (Int(block[start + 1]), start + 2)
        if length == longLength {
            length = block[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
            place += 4
        }
        let text = String(decoding: block[place..<place + length], as: UTF8.self)
        return (kinds[Int(block[start])](text), place + length)
    }

    /// That the length stands in four bytes of its own.
    private static let longLength = 255

    private static let kinds: [@Sendable (String) -> PersonReference] = [
        PersonReference.userID, PersonReference.openID, PersonReference.employeeNo, PersonReference.mobile,
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
