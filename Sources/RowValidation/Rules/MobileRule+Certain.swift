import JobModel

extension MobileRule {
    /// A number that is certainly a mobile one: where its digits lie.
    struct CertainNumber {
        fileprivate let bytes: UnsafeBufferPointer<UInt8>
        fileprivate let hasPlus: Bool
        let isMainland: Bool

        /// The number as it will be written (E.164).
        var text: String {
            (hasPlus ? "+" : "+86") + String(decoding: bytes.filter(MobileRule.isDigit), as: UTF8.self)
        }

        /// The hash of the number as it will be written (E.164).
        func key(by hashing: KeyHashing) -> KeyHash {
            var hasher = KeyHasher(.mobile, by: hashing)
            hasher.combine(hasPlus ? "+" : "+86")
            var start = hasPlus ? 1 : 0
            // Piece by piece, without what stands between the digits.
            for place in bytes.indices[start...] where !MobileRule.isDigit(bytes[place]) {
                hasher.combine(UnsafeBufferPointer(rebasing: bytes[start..<place]))
                start = place + 1
            }
            hasher.combine(UnsafeBufferPointer(rebasing: bytes[start...]))
            return hasher.finish()
        }
    }

    /// The number in a cell where neither the library nor a person has anything to say of it: digits, alone or with single
    /// spaces or hyphens between them, of a range whose every number is mobile.
    func certainNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> CertainNumber? {
        guard let first = bytes.first, let last = bytes.last, Self.isDigit(last) else { return nil }
        let hasPlus = first == UInt8(ascii: "+")
        var (digits, head, wasDigit) = (0, 0, false)
        for byte in hasPlus ? bytes[1...] : bytes[...] {
            if Self.isDigit(byte) {
                digits += 1
                if digits <= Self.headDigits { head = head * 10 + Int(byte) - 0x30 }
                wasDigit = true
            } else {
                // Behind a plus a hyphen might end a code of UTF-7.
                guard wasDigit, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") && !hasPlus else { return nil }
                wasDigit = false
            }
        }
        guard digits >= Self.headDigits else { return nil }
        let isMainland =
            hasPlus
            ? digits == 13 && head / 1_000_000 == 86 && Self.isCertain(head / 1000 % 1000)
            : region == "CN" && digits == 11 && Self.isCertain(head / 100_000)
        guard isMainland || hasPlus && MobilePlans.all.cover(head: head, digits: digits) else { return nil }
        if isMainland, edition == .lark { return nil }
        return CertainNumber(bytes: bytes, hasPlus: hasPlus, isMainland: isMainland)
    }

    /// Whether every number of the mainland that begins with these three digits is mobile.
    private static func isCertain(_ head: Int) -> Bool { head / 100 == 1 && certainBits[head % 100] }

    /// `certain` by the second and third digit.
    private static let certainBits: [Bool] = (0..<100).map(certain.contains)

    /// As many digits decide in which range a number is.
    static let headDigits = 8

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
