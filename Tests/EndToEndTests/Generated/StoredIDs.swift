/// The opaque ids that the embedded directory makes of the numbers of its rows.
///
/// Source of the mixing steps: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014; of the keys:
/// Fowler, Noll and Vo, FNV-1a.
struct StoredIDs {
    let salt: UInt64

    func user(_ row: Int64) -> (open: String, union: String) {
        ("ou_" + id(row, "app cli_test"), "on_" + id(row, "union generated"))
    }

    func department(_ row: Int64) -> String { "od-" + id(row, "department generated") }

    func jobEntry(_ row: Int64, of kind: String) -> String { id(row, "\(kind) generated") }

    private func id(_ row: Int64, _ text: String) -> String {
        var key: UInt64 = 0xcbf2_9ce4_8422_2325 ^ salt
        for byte in text.utf8 { key = (key ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        let first = mix(UInt64(bitPattern: row) ^ key)
        return [first, mix(first ^ (key &+ 1))].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    private func mix(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}
