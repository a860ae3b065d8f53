/// The `client_token` of a create: the same for the same row of a lineage until an earlier create is proven absent.
///
/// 128-bit FNV-1a over the parts, as 32 hex digits; not a secret, only unlikely to meet another.
/// Source: Fowler, Noll, Vo, FNV hash; for the parts Decisions, "One idempotency token for each intent".
enum IdempotencyToken {
    static func make(_ parts: [String]) -> String {
        var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
        for part in parts {
            for byte in part.utf8 { hash = (hash ^ UInt128(byte)) &* prime }
            hash = (hash ^ 0xff) &* prime  // No UTF-8 text holds this byte, so "ab","c" is not "a","bc".
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }

    private static let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013b
}
