import CZlib
package import Foundation

/// The checksum of ISO 3309, by which a file that was changed or cut is distinguished from the one written.
package struct CRC32: Sendable {
    /// The checksum of what was added so far.
    package private(set) var value: UInt32 = 0

    package init() {}

    package mutating func add(_ bytes: some ContiguousBytes) {
        let before = value
        value = bytes.withUnsafeBytes { bytes in
            let first = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
            // Without a place zlib gives the checksum of nothing, whatever came before.
            return first == nil ? before : UInt32(truncatingIfNeeded: crc32_z(uLong(before), first, bytes.count))
        }
    }

    /// Eight hex digits.
    package var text: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
