package import Foundation

/// The checksum by which people prove that a file is the one that was written.
///
/// Source: NIST, FIPS 180-4, 6.2.
package struct SHA256: Sendable {
    private var state: [UInt32] = [
        0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
    ]
    /// What does not fill a block yet.
    private var rest: [UInt8] = []
    private var count: UInt64 = 0
    private var words = [UInt32](repeating: 0, count: 64)

    package init() {}

    package mutating func add(_ bytes: some ContiguousBytes) {
        bytes.withUnsafeBytes { bytes in
            count += UInt64(bytes.count)
            var start = 0
            if !rest.isEmpty {
                start = min(64 - rest.count, bytes.count)
                rest.append(contentsOf: bytes[..<start])
                guard rest.count == 64 else { return }
                let block = rest
                rest.removeAll(keepingCapacity: true)
                block.withUnsafeBytes { take($0) }
            }
            let whole = start + (bytes.count - start) / 64 * 64
            take(UnsafeRawBufferPointer(rebasing: bytes[start..<whole]))
            rest.append(contentsOf: bytes[whole...])
        }
    }

    /// 64 hex digits.
    package var text: String {
        var last = self
        let bits = count * 8
        var end: [UInt8] = [0x80]
        while (rest.count + end.count) % 64 != 56 { end.append(0) }
        for shift in stride(from: 56, through: 0, by: -8) {
            end.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
        last.add(end)
        return last.state.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }

    /// Takes whole blocks.
    private mutating func take(_ bytes: UnsafeRawBufferPointer) {
        words.withUnsafeMutableBufferPointer { words in
            state.withUnsafeMutableBufferPointer { state in
                Self.constants.withUnsafeBufferPointer { constants in
                    for start in stride(from: 0, to: bytes.count, by: 64) {
                        Self.extend(bytes, start, words)
                        Self.compress(words, constants, state)
                    }
                }
            }
        }
    }

    private static func extend(
        _ bytes: UnsafeRawBufferPointer,
        _ start: Int,
        _ words: UnsafeMutableBufferPointer<UInt32>
    ) {
        for place in 0..<16 {
            words[place] = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: start + place * 4, as: UInt32.self))
        }
        for place in 16..<64 {
            let (early, late) = (words[place - 15], words[place - 2])
            let first = rotated(early, 7) ^ rotated(early, 18) ^ early >> 3
            let second = rotated(late, 17) ^ rotated(late, 19) ^ late >> 10
            words[place] = words[place - 16] &+ first &+ words[place - 7] &+ second
        }
    }

    private static func compress(
        _ words: UnsafeMutableBufferPointer<UInt32>,
        _ constants: UnsafeBufferPointer<UInt32>,
        _ state: UnsafeMutableBufferPointer<UInt32>
    ) {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for place in 0..<64 {
            let sumOfE = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
            let one = h &+ sumOfE &+ (e & f ^ ~e & g) &+ constants[place] &+ words[place]
            let sumOfA = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
            let two = sumOfA &+ (a & b ^ a & c ^ b & c)
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ one, c, b, a, one &+ two)
        }
        let added = (a, b, c, d, e, f, g, h)
        state[0] &+= added.0
        state[1] &+= added.1
        state[2] &+= added.2
        state[3] &+= added.3
        state[4] &+= added.4
        state[5] &+= added.5
        state[6] &+= added.6
        state[7] &+= added.7
    }

    private static func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 { word >> bits | word << (32 - bits) }

    /// The first 32 bits of the fractions of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}

extension SHA256 {
    /// The checksum of some bytes.
    package static func of(_ bytes: some ContiguousBytes) -> String {
        var checksum = SHA256()
        checksum.add(bytes)
        return checksum.text
    }
}
