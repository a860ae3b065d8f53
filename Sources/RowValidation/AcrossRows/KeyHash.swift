import Foundation

/// A 64-bit hash of a unique value, remembered instead of the value; the last two bits are the column of its field.
///
/// The same whether it is made of a text or, by `KeyHasher`, of bytes. That two rows have one hash is only a reason to
/// read them again: whether they have the same value, their values say.
struct KeyHash: Hashable, Sendable, BitwiseCopyable {
    let value: UInt64

    /// In the place of a value that a row does not have; no value has it.
    static let none = KeyHash(value: 0)

    private init(value: UInt64) { self.value = value }

    /// Sets the field's column into a hash.
    init(_ field: UniqueField, bits: UInt64) {
        let bits = bits & ~3 == 0 ? 4 : bits & ~3
        value = bits | UInt64(field.column)
    }

    /// Hashes a text, in lower case where the field takes ids for the same that differ only by case.
    init(_ field: UniqueField, _ text: String, by hashing: KeyHashing = .process) {
        var text = text
        let settled = text.withUTF8 { bytes in
            KeyHasher.isSettled(bytes) ? KeyHash(field, bytes, by: hashing) : nil
        }
        self = settled ?? KeyHash(field, unsettled: text, by: hashing)
    }

    /// Hashes bytes for which `KeyHasher.isSettled` holds.
    init(_ field: UniqueField, _ bytes: UnsafeBufferPointer<UInt8>, by hashing: KeyHashing = .process) {
        self = KeyHasher.hash(of: bytes, field, by: hashing)
    }

    /// Texts that Swift takes for equal have one hash, however their accents are composed.
    private init(_ field: UniqueField, unsettled text: String, by hashing: KeyHashing) {
        var text = (field.foldsCase ? text.lowercased() : text).precomposedStringWithCanonicalMapping
        var hasher = KeyHasher(field, by: hashing)
        text.withUTF8 { hasher.combine($0) }
        self = hasher.finish()
    }

    var isNone: Bool { value == 0 }
    var column: Int { Int(value & 3) }
}
