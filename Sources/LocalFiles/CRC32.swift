package import Foundation

/// The checksum of ISO 3309, by which a file that was changed or cut is distinguished from the one written.
///
/// Eight bytes a step, since every byte of a sheet passes here twice. Source: Kounavis and Berry, "A Systematic Approach
/// to Building High Performance Software-based CRC Generators", 2005.
package struct CRC32: Sendable {
    private var state: UInt32 = 0xFFFF_FFFF

    package init() {}

    package mutating func add(_ bytes: some ContiguousBytes) {
        let before = state
        state = bytes.withUnsafeBytes { Self.advance(before, over: $0) }
    }

    /// The checksum of what was added so far.
    package var value: UInt32 { state ^ 0xFFFF_FFFF }

    /// Eight hex digits.
    package var text: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    private static func advance(_ state: UInt32, over bytes: UnsafeRawBufferPointer) -> UInt32 {
        var state = state
        tables.withUnsafeBufferPointer { tables in
            var place = 0
            while place + 8 <= bytes.count {
                let low = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)) ^ state
                let high = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self))
                let first = tables[1792 + Int(low & 0xFF)] ^ tables[1536 + Int(low >> 8 & 0xFF)]
                let second = tables[1280 + Int(low >> 16 & 0xFF)] ^ tables[1024 + Int(low >> 24)]
                let third = tables[768 + Int(high & 0xFF)] ^ tables[512 + Int(high >> 8 & 0xFF)]
                let fourth = tables[256 + Int(high >> 16 & 0xFF)] ^ tables[Int(high >> 24)]
                state = first ^ second ^ third ^ fourth
                place += 8
            }
            while place < bytes.count {
                state = tables[Int((state ^ UInt32(bytes[place])) & 0xFF)] ^ (state >> 8)
                place += 1
            }
        }
        return state
    }

    /// Eight tables of 256, one after the other: the first for a byte, each later one for a byte one place further back.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 256)
        for place in 0..<256 {
            var value = UInt32(place)
            for _ in 0..<8 {
                let shifted = value >> 1
                value = value & 1 == 1 ? shifted ^ 0xEDB8_8320 : shifted
            }
            tables[place] = value
        }
        for place in 256..<2048 {
            let before = tables[place - 256]
            tables.append(tables[Int(before & 0xFF)] ^ (before >> 8))
        }
        return tables
    }()
}
