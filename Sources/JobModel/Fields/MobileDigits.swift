extension String {
    /// The digits of a mobile number; a mainland one is the same with and without its country code.
    package var mobileDigits: String {
        // Of plain ASCII by bytes: it is asked of every person several times.
        let digits =
            utf8.allSatisfy { $0 < 0x80 }
            ? String(decoding: utf8.filter { (0x30...0x39).contains($0) }, as: UTF8.self) : filter(\.isNumber)
        return digits.count == 13 && digits.hasPrefix("86") ? String(digits.dropFirst(2)) : digits
    }
}
