/// The hashes of one row, of which there are four at most; in place, for every row of a sheet has them.
struct KeyHashes: Sendable {
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var third: UInt64 = 0
    private var fourth: UInt64 = 0
    private(set) var count = 0

    mutating func append(_ hash: KeyHash) {
        switch count {
        case 0: first = hash.value
        case 1: second = hash.value
        case 2: third = hash.value
        case 3: fourth = hash.value
        default: preconditionFailure("a row has four unique values at most")
        }
        count += 1
    }

    subscript(place: Int) -> UInt64 {
        switch place {
        case 0: first
        case 1: second
        case 2: third
        default: fourth
        }
    }
}
