extension String {
    /// The digits of a mobile number; a mainland one is the same with and without its country code.
    package var mobileDigits: String {
        let digits = filter(\.isNumber)
        return digits.count == 13 && digits.hasPrefix("86") ? String(digits.dropFirst(2)) : digits
    }
}
