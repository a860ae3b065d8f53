import Foundation

extension String {
    /// The composed form (Unicode NFC), in which names are written: what looks the same is the same text, byte for byte.
    ///
    /// Swift compares texts so by itself; SQL, files and directories compare bytes.
    package var composed: String {
        // Every letter below U+0300 is composed, and so is everyday Chinese.
        let isComposed = unicodeScalars.allSatisfy { $0.value < 0x300 || (0x4E00...0x9FFF).contains($0.value) }
        return isComposed ? self : precomposedStringWithCanonicalMapping
    }
}
