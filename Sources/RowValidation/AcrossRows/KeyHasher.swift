/// Hashes a unique value piece by piece, wherever it is cut into pieces, without a copy.
///
/// Eight bytes at a time are multiplied by a secret number, and both halves of the product are kept.
/// Source: Wang, "wyhash"; Peters, "foldhash".
struct KeyHasher {
    private let field: UniqueField
    private let hashing: KeyHashing
    private var state: UInt64
    /// Bytes that do not make up a word yet, and how many bits they have.
    private var tail: UInt64 = 0
    private var tailBits: UInt64 = 0
    private var length: UInt64 = 0

    init(_ field: UniqueField, by hashing: KeyHashing = .process) {
        self.field = field
        self.hashing = hashing
        state = hashing.seed ^ UInt64(field.rawValue)
    }

    /// Whether bytes in lower case are what is hashed of the text that they are: such a text has one form only, and no
    /// letters but those of ASCII have a case.
    static func isSettled(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if byte < 0x80 {
                place += 1
                continue
            }
            // The Han characters U+4E00 to U+9FBF.
            guard place + 2 < bytes.count else { return false }
            switch byte {
            case 0xE4: guard bytes[place + 1] >= 0xB8 else { return false }
            case 0xE5...0xE8: break
            case 0xE9: guard bytes[place + 1] < 0xBF else { return false }
            default: return false
            }
            place += 3
        }
        return true
    }

    /// The same of a cell, of which most are ASCII.
    @inline(__always)
    static func isSettled(_ cell: PlainCell) -> Bool { cell.lacks([.foreign, .refused]) || isSettled(cell.bytes) }

    mutating func combine(_ text: StaticString) {
        guard text.hasPointerRepresentation else {
            combine(word: UInt64(text.unicodeScalar.value), count: 1)
            return
        }
        text.withUTF8Buffer { combine($0) }
    }

    @inline(__always)
    mutating func combine(_ bytes: UnsafeBufferPointer<UInt8>) { combine(bytes, lowercasing: false) }

    /// Takes the letters A to Z for their small ones; other bytes are as they are.
    mutating func combineLowercasingASCII(_ bytes: UnsafeBufferPointer<UInt8>) { combine(bytes, lowercasing: true) }

    /// The hash of a value that lies in one piece.
    @inline(__always)
    static func hash(of bytes: UnsafeBufferPointer<UInt8>, _ field: UniqueField, by hashing: KeyHashing) -> KeyHash {
        let (raw, lowercasing) = (UnsafeRawBufferPointer(bytes), field.foldsCase)
        var hasher = KeyHasher(field, by: hashing)
        var place = 0
        while place + 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            hasher.mix(lowercasing ? lowercased(word) : word)
            place += 8
        }
        if place < raw.count {
            let word = lastWord(of: raw, from: place)
            hasher.tail = lowercasing ? lowercased(word) : word
        }
        hasher.length = UInt64(raw.count)
        return hasher.finish()
    }

    @inline(__always)
    consuming func finish() -> KeyHash {
        mix(tail ^ length << 56)
        mix(length)
        return KeyHash(field, bits: state & hashing.mask)
    }

    @inline(__always)
    private mutating func combine(_ bytes: UnsafeBufferPointer<UInt8>, lowercasing: Bool) {
        let raw = UnsafeRawBufferPointer(bytes)
        var place = 0
        while place + 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            combine(word: lowercasing ? Self.lowercased(word) : word, count: 8)
            place += 8
        }
        guard place < raw.count else { return }
        let word = Self.lastWord(of: raw, from: place)
        combine(word: lowercasing ? Self.lowercased(word) : word, count: UInt64(raw.count - place))
    }

    /// The last one to seven bytes, read without a loop: from the eight at the end, or as two halves that may overlap.
    @inline(__always)
    private static func lastWord(of raw: UnsafeRawBufferPointer, from place: Int) -> UInt64 {
        let count = raw.count - place
        if place > 0 {
            let last = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self))
            return last >> UInt64(64 - 8 * count)
        }
        guard count >= 4 else {
            let (middle, end) = (count / 2, count - 1)
            return UInt64(raw[0]) | UInt64(raw[middle]) << UInt64(8 * middle) | UInt64(raw[end]) << UInt64(8 * end)
        }
        let first = UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self))
        let last = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
        return UInt64(first) | UInt64(last) << UInt64(8 * (count - 4))
    }

    @inline(__always)
    private mutating func combine(word: UInt64, count: UInt64) {
        length &+= count
        tail |= word &<< tailBits
        let bits = tailBits + count * 8
        guard bits >= 64 else {
            tailBits = bits
            return
        }
        mix(tail)
        // Nothing is left where the tail was empty.
        tail = word >> (64 - tailBits)
        tailBits = bits - 64
    }

    @inline(__always)
    private mutating func mix(_ word: UInt64) {
        let product = (state ^ word).multipliedFullWidth(by: hashing.multiplier)
        state = product.high ^ product.low
    }

    /// Eight bytes at once: a byte's high bit says whether the byte is of a capital letter.
    @inline(__always)
    private static func lowercased(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let low = word & (ones &* 0x7F)
        let isLetter = (low &+ ones &* 0x3F) & ~(low &+ ones &* 0x25) & ~word & (ones &* 0x80)
        return word | isLetter >> 2
    }
}
