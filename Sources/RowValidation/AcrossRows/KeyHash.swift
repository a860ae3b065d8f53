/// A 64-bit hash of a field's value, remembered instead of the value: 50,000 rows meet by chance once in 10¹⁰ files.
struct KeyHash: Hashable {
    let value: UInt64

    init(_ field: String, _ text: some StringProtocol) {
        self.init(field, String(text))
    }

    init(_ field: String, _ text: String) {
        var hasher = Hasher()
        hasher.combine(field)
        hasher.combine(text)
        value = UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
