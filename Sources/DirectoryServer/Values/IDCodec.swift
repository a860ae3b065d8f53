/// Turns row numbers into opaque ids and back, without a table of them.
///
/// An id is the row number under a permutation that depends on a key, and a check value; so an id of another app,
/// company or database does not resolve. This keeps ids opaque, not secret.
/// Source of the mixing steps: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014.
struct IDCodec: Sendable {
    let salt: UInt64

    /// FNV-1a of a text, with the database's salt.
    func key(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325 ^ salt) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }

    /// 32 hexadecimal digits.
    func id(of recordID: Int64, key: UInt64) -> String {
        let first = Self.mix(UInt64(bitPattern: recordID) ^ key)
        return Self.hex(first) + Self.hex(Self.mix(first ^ (key &+ 1)))
    }

    func recordID(of id: some StringProtocol, key: UInt64) -> Int64? {
        guard id.utf8.count == 32, let first = UInt64(id.prefix(16), radix: 16),
            let check = UInt64(id.suffix(16), radix: 16), check == Self.mix(first ^ (key &+ 1))
        else { return nil }
        return Int64(bitPattern: Self.unmix(first) ^ key)
    }

    /// 8 lower-case hexadecimal digits, as generated user_ids have.
    func shortID(of recordID: Int64, key: UInt64) -> String {
        String(Self.hex(Self.mix(UInt64(bitPattern: recordID) ^ key)).suffix(8))
    }

    static func hex(_ value: UInt64) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: 16 - text.utf8.count) + text
    }

    static func mix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    static func unmix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 31) ^ (z >> 62)) &* 0x3196_42b2_d24d_8ec3
        z = (z ^ (z >> 27) ^ (z >> 54)) &* 0x96de_1b17_3f11_9089
        return z ^ (z >> 30) ^ (z >> 60)
    }
}
