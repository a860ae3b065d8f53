/// Words to be suspected: tells by a cell's bytes that it is none of them.
///
/// Compared in lower case and half width, and without the spaces and asterisks that stand in headers; a cell that is no word may
/// be taken for one.
struct WordTable: Sendable {
    /// Hashes of the words, each at its own place or the next that is free; 0 is free.
    private var slots: [UInt64]
    /// A bit for each character that a word begins with, as `beginning` maps them.
    private var beginnings: [UInt64]
    /// Whether a word has letters outside ASCII that may have case.
    let hasOtherLetters: Bool

    init(_ words: some Collection<String>) {
        var size = 64
        while size < words.count * 4 { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
        beginnings = [UInt64](repeating: 0, count: 64)
        hasOtherLetters = words.contains { word in
            word.unicodeScalars.contains {
                !$0.isASCII && ($0.properties.isCased || $0.properties.changesWhenLowercased)
            }
        }
        for word in words {
            noteBeginning(of: word)
            let hash = Array(word.utf8).withUnsafeBufferPointer { Self.hash($0[...]) }
            var place = Int(truncatingIfNeeded: hash) & (size - 1)
            while slots[place] != 0, slots[place] != hash { place = (place + 1) & (size - 1) }
            slots[place] = hash
        }
    }

    /// Takes a word that other words begin with, for `mayBegin` alone.
    mutating func noteBeginning(of word: String) {
        guard let place = Array(word.utf8).withUnsafeBufferPointer(Self.beginning) else { return }
        beginnings[place >> 6] |= 1 << UInt64(place & 63)
    }

    /// Whether a text begins with a character that a word begins with; most do not.
    @inline(__always)
    func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let place = Self.beginning(bytes) else { return true }
        return beginnings[place >> 6] >> UInt64(place & 63) & 1 == 1
    }

    /// A number below 4096 for a text's first character; `nil` where it may be passed over or changed before words are compared.
    @inline(__always)
    private static func beginning(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let first = bytes.first, first != 0x20, first != UInt8(ascii: "*"), first != 0xEF else { return nil }
        if first < 0x80 { return Int((0x41...0x5A).contains(first) ? first | 0x20 : first) }
        let second = bytes.count > 1 ? bytes[1] : 0
        let third = first >= 0xE0 && bytes.count > 2 ? bytes[2] : 0
        return 0x80 | Int(first & 0x0F) << 8 | Int(second & 1) << 6 | Int(third & 0x3F) ^ Int(second >> 1 & 0x1F)
    }

    func mayHold(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard mayBegin(bytes) else { return false }
        let hash = Self.hash(bytes[...])
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
