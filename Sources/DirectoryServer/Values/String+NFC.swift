import Foundation

extension String {
    /// The composed form (Unicode NFC): names that look the same and are the same text are one name, however they came.
    ///
    /// Swift compares texts so by itself; SQL and bytes do not.
    var composed: String {
        // Every letter below U+0300 is composed.
        unicodeScalars.allSatisfy { $0.value < 0x300 } ? self : precomposedStringWithCanonicalMapping
    }
}
