/// The hashes of a row's unique values, one a column.
struct KeyHashes: Sendable, BitwiseCopyable, Equatable {
    private(set) var first = KeyHash.none
    private(set) var second = KeyHash.none
    private(set) var third = KeyHash.none
    private(set) var fourth = KeyHash.none

    /// Puts a hash into its column.
    mutating func note(_ hash: KeyHash) {
        switch hash.column {
        case 0: first = hash
        case 1: second = hash
        case 2: third = hash
        default: fourth = hash
        }
    }

    subscript(column: Int) -> KeyHash {
        switch column {
        case 0: first
        case 1: second
        case 2: third
        default: fourth
        }
    }
}
