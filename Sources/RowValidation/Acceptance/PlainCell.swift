/// A cell where it lies, with the kinds of its bytes; valid UTF-8, and not empty.
///
/// The memory is its batch's and is not to be kept.
struct PlainCell {
    let bytes: UnsafeBufferPointer<UInt8>
    let kinds: ByteKinds

    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        kinds = ByteKinds(of: bytes)
    }

    @inline(__always) var first: UInt8 { bytes[0] }
    @inline(__always) var last: UInt8 { bytes[bytes.count - 1] }

    /// Whether the cell begins with a letter or digit of ASCII, ends with no space, and has nothing in it but what ASCII shows
    /// and no code begins with: then it is as it was written.
    @inline(__always) var isOrdinaryASCII: Bool {
        lacks(.unlikeOrdinaryASCII) && last != 0x20
            && ((0x30...0x39).contains(first) || (0x41...0x5A).contains(first & 0xDF))
    }

    /// Whether the cell has none of some kinds of bytes.
    @inline(__always)
    func lacks(_ kinds: ByteKinds) -> Bool { self.kinds.isDisjoint(with: kinds) }

    /// Whether the cell is a text to the byte, ASCII letters aside if they may be of either case.
    func equals(_ text: [UInt8]) -> Bool { text.count == bytes.count && text.elementsEqual(bytes) }

    var scalars: PlainScalars { PlainScalars(bytes) }
}

/// The characters of valid UTF-8 by their code points, without a `String`.
struct PlainScalars: Sequence, IteratorProtocol {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The next one; what is cut short ends the text.
    @inline(__always)
    mutating func next() -> UInt32? {
        guard place < bytes.count else { return nil }
        let lead = UInt32(bytes[place])
        let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard place + length <= bytes.count else { return nil }
        guard length > 1 else {
            place += 1
            return lead
        }
        var value = lead & (0x7F >> UInt32(length))
        for offset in 1..<length { value = value << 6 | UInt32(bytes[place + offset] & 0x3F) }
        place += length
        return value
    }
}
