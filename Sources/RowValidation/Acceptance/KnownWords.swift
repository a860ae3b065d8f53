/// Words that a rule accepts, compared by bytes; ASCII letters may be of either case.
struct KnownWords: Sendable {
    private let words: [[UInt8]]

    /// Takes those alone whose letters have no other case than ASCII's.
    init(_ words: some Sequence<String>) {
        self.words = words.filter { word in
            word == word.lowercased()
                && word.unicodeScalars.allSatisfy { $0.isASCII || (0x4E00...0x9FFF).contains($0.value) }
        }
        .map { Array($0.utf8) }
    }

    func contains(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for word in words where word.count == bytes.count {
            var place = 0
            while place < bytes.count, Self.lowercased(bytes[place]) == word[place] { place += 1 }
            if place == bytes.count { return true }
        }
        return false
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
