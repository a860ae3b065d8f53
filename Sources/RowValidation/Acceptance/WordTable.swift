/// Words to be suspected: tells by a cell's bytes that it is none of them.
///
/// Compared in lower case and half width, and without the spaces and asterisks that stand in headers; a cell that is no word may
/// be taken for one.
struct WordTable: Sendable {
    /// Hashes of the words, each at its own place or the next that is free; 0 is free.
    private var slots: [UInt64]
    /// Whether a word has letters outside ASCII that may have case.
    let hasOtherLetters: Bool

    init(_ words: some Collection<String>) {
        var size = 64
        while size < words.count * 4 { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
        hasOtherLetters = words.contains { word in
            word.unicodeScalars.contains {
                !$0.isASCII && ($0.properties.isCased || $0.properties.changesWhenLowercased)
            }
        }
        for word in words {
            let hash = Array(word.utf8).withUnsafeBufferPointer { Self.hash($0[...]) }
            var place = Int(truncatingIfNeeded: hash) & (size - 1)
            while slots[place] != 0, slots[place] != hash { place = (place + 1) & (size - 1) }
            slots[place] = hash
        }
    }

    func mayHold(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { mayHold(bytes[...]) }

    func mayHold(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let hash = Self.hash(bytes)
        var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[place] != 0 {
            if slots[place] == hash { return true }
            place = (place + 1) & (slots.count - 1)
        }
        return false
    }

    /// Source: Fowler, Noll and Vo, "FNV-1a".
    private static func hash(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var place = bytes.startIndex
        while place < bytes.endIndex {
            var byte = bytes[place]
            place += 1
            if byte == 0xEF, place + 1 < bytes.endIndex {
                // U+FF01 to U+FF5E have the letters and signs of ASCII.
                switch (bytes[place], bytes[place + 1]) {
                case (0xBC, 0x81...0xBF): (byte, place) = (bytes[place + 1] - 0x60, place + 2)
                case (0xBD, 0x80...0x9E): (byte, place) = (bytes[place + 1] - 0x20, place + 2)
                default: break
                }
            }
            if byte == 0x20 || byte == UInt8(ascii: "*") { continue }
            if (0x41...0x5A).contains(byte) { byte |= 0x20 }
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        // The low bits choose the place.
        hash ^= hash >> 32
        return hash == 0 ? 1 : hash
    }
}
