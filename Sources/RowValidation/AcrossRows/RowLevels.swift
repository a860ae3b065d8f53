/// How many rows of a sheet stand above each, and which of them depend on each other in a cycle; rows are counted from 0.
struct RowLevels: Sendable {
    private(set) var levels: [Int32]
    /// The cycles, each from its first row on.
    private(set) var cycles: [[Int32]] = []
    /// The cycle that a row is in, by its number among `cycles`; empty where there is none.
    private var cycleOfRow: [Int32] = []

    private static let unknown: Int32 = -1
    /// In the walk that is under way.
    private static let walked: Int32 = -2

    /// - Parameter above: The row that each row depends on; negative where it depends on none.
    init(above: [Int32]) {
        levels = [Int32](repeating: Self.unknown, count: above.count)
        var walk: [Int32] = []
        for row in above.indices where levels[row] == Self.unknown { follow(Int32(row), above, &walk) }
    }

    /// Walks up from a row to where the level is known, the row depends on none, or the walk meets itself.
    private mutating func follow(_ row: Int32, _ above: [Int32], _ walk: inout [Int32]) {
        walk.removeAll(keepingCapacity: true)
        var here = row
        while here >= 0, levels[Int(here)] == Self.unknown {
            levels[Int(here)] = Self.walked
            walk.append(here)
            here = above[Int(here)]
        }
        if here >= 0, levels[Int(here)] == Self.walked, let start = walk.lastIndex(of: here) {
            note(cycle: walk[start...])
            walk.removeSubrange(start...)
        }
        var level = here >= 0 ? levels[Int(here)] : -1
        for member in walk.reversed() {
            level += 1
            levels[Int(member)] = level
        }
    }

    private mutating func note(cycle members: ArraySlice<Int32>) {
        // From its first row on, wherever the walk came in.
        let first = members.indices.min { members[$0] < members[$1] } ?? members.startIndex
        let cycle = Array(members[first...] + members[..<first])
        if cycleOfRow.isEmpty { cycleOfRow = [Int32](repeating: -1, count: levels.count) }
        for member in cycle {
            levels[Int(member)] = 0
            cycleOfRow[Int(member)] = Int32(cycles.count)
        }
        cycles.append(cycle)
    }

    /// The cycle that a row is in.
    func cycle(of row: Int32) -> [Int32]? {
        guard !cycleOfRow.isEmpty, cycleOfRow[Int(row)] >= 0 else { return nil }
        return cycles[Int(cycleOfRow[Int(row)])]
    }

    /// Takes levels that serve more wishes than the first ones.
    mutating func set(levels: [Int32]) { self.levels = levels }
}
