import Crypto
package import Foundation

/// The checksum by which people prove that a file is the one that was written.
///
/// Source: NIST, FIPS 180-4, 6.2.
package struct SHA256: Sendable {
    private var hash = Crypto.SHA256()

    package init() {}

    package mutating func add(_ bytes: some ContiguousBytes) {
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    }

    /// 64 hex digits.
    package var text: String {
        hash.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// The checksum of these bytes.
    package static func of(_ bytes: some ContiguousBytes) -> String {
        var checksum = SHA256()
        checksum.add(bytes)
        return checksum.text
    }
}
