/// The hashes of one row; four are in place, because every row of a sheet has them and hardly one has more.
struct KeyHashes: Sendable {
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var third: UInt64 = 0
    private var fourth: UInt64 = 0
    /// Those after the fourth.
    private var others: [UInt64] = []
    private(set) var count = 0

    mutating func append(_ hash: KeyHash) {
        switch count {
        case 0: first = hash.value
        case 1: second = hash.value
        case 2: third = hash.value
        case 3: fourth = hash.value
        default: others.append(hash.value)
        }
        count += 1
    }

    subscript(index: Int) -> UInt64 {
        switch index {
        case 0: first
        case 1: second
        case 2: third
        case 3: fourth
        default: others[index - 4]
        }
    }
}
