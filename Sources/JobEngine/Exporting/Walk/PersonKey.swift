/// What tells people apart in the journal of a walk: 128 bits of a person's id, the same in every process.
///
/// A million ids meet by chance once in 10²⁶ exports. Source: Appleby, MurmurHash3 (x64, 128 bits), public domain.
struct PersonKey: Sendable, Equatable {
    var high: UInt64
    var low: UInt64

    /// Of a person without any id, that cannot be distinguished from others.
    static let none = PersonKey(high: 0, low: 0)

    init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

    init(_ id: [UInt8]) {
        guard !id.isEmpty else {
            self = .none
            return
        }
        var first: UInt64 = 0
        var second: UInt64 = 0
        var place = 0
        while id.count - place >= 16 {
            Self.mix(Self.word(id, place), &first, Self.word(id, place + 8), &second)
            place += 16
        }
        first ^= Self.scrambled(Self.word(id, place), isFirst: true)
        second ^= Self.scrambled(Self.word(id, place + 8), isFirst: false)
        first ^= UInt64(id.count)
        second ^= UInt64(id.count)
        first &+= second
        second &+= first
        first = Self.finished(first)
        second = Self.finished(second)
        first &+= second
        second &+= first
        self.init(high: first, low: second)
    }

    private static func mix(_ one: UInt64, _ first: inout UInt64, _ two: UInt64, _ second: inout UInt64) {
        first ^= scrambled(one, isFirst: true)
        first = (rotated(first, 27) &+ second) &* 5 &+ 0x52DC_E729
        second ^= scrambled(two, isFirst: false)
        second = (rotated(second, 31) &+ first) &* 5 &+ 0x3849_5AB5
    }

    private static func scrambled(_ word: UInt64, isFirst: Bool) -> UInt64 {
        isFirst
            ? rotated(word &* 0x87C3_7B91_1142_53D5, 31) &* 0x4CF5_AD43_2745_937F
            : rotated(word &* 0x4CF5_AD43_2745_937F, 33) &* 0x87C3_7B91_1142_53D5
    }

    /// Up to eight bytes from a place on; 0 beyond the end.
    private static func word(_ id: [UInt8], _ place: Int) -> UInt64 {
        var word: UInt64 = 0
        for offset in 0..<8 where place + offset < id.count {
            word |= UInt64(id[place + offset]) << UInt64(8 * offset)
        }
        return word
    }

    private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 { word << bits | word >> (64 - bits) }

    private static func finished(_ word: UInt64) -> UInt64 {
        var word = word
        word ^= word >> 33
        word = word &* 0xFF51_AFD7_ED55_8CCD
        word ^= word >> 33
        word = word &* 0xC4CE_B9FE_1A85_EC53
        return word ^ word >> 33
    }
}
