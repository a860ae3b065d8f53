import CChecksum
package import Foundation

/// The checksum of ISO 3309, by which a file that was changed or cut is distinguished from the one written.
package struct CRC32: Sendable {
    private var state: UInt32 = 0xFFFF_FFFF

    package init() {}

    package mutating func add(_ bytes: some ContiguousBytes) {
        let before = state
        state = bytes.withUnsafeBytes { bytes in
            let first = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
            return checksum_crc32(before, first, bytes.count)
        }
    }

    /// The checksum of what was added so far.
    package var value: UInt32 { state ^ 0xFFFF_FFFF }

    /// Eight hex digits.
    package var text: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
