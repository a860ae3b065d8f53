/// In which order rows are written that wait for several others: for the one they depend on, and if possible for more.
///
/// Those that wait for each other in a circle cannot all have their wish: of these what is merely wished comes after.
struct WritingOrder {
    /// How many rows stand above each, by line.
    private(set) var levels: [Int32: Int32]
    /// What a row cannot wait for, by line.
    private(set) var after: [Int32: Set<Int32>] = [:]

    private let above: (Int32) -> Int32?
    private let wished: [Int32: [Int32]]

    /// - Parameters:
    ///   - levels: The dependency level of each row; rows of a cycle are not changed.
    ///   - fixed: The rows of circles.
    ///   - above: The row that a row depends on.
    ///   - wished: The rows for which a row should wait as well.
    init(
        levels: [Int32: Int32],
        fixed: Set<Int32>,
        above: @escaping (Int32) -> Int32?,
        wished: [Int32: [Int32]]
    ) {
        self.levels = levels
        self.above = above
        self.wished = wished
        let groups = groups()
        for (line, others) in wished {
            let own = others.filter { groups[$0] == groups[line] }
            if !own.isEmpty { after[line] = Set(own) }
        }
        lift(fixed)
    }

    /// What a row waits for, and can.
    private func before(_ line: Int32) -> [Int32] {
        let others = (wished[line] ?? []).filter { after[line]?.contains($0) != true }
        return others + (above(line).map { [$0] } ?? [])
    }

    /// Every row's level is above those of all that it waits for.
    private mutating func lift(_ fixed: Set<Int32>) {
        var known: [Int32: Int32] = [:]
        var stack = Array(wished.keys) + Array(levels.keys)
        while let line = stack.last {
            if known[line] != nil {
                stack.removeLast()
                continue
            }
            let others = fixed.contains(line) ? [] : before(line)
            let open = others.filter { known[$0] == nil }
            if open.isEmpty {
                known[line] = others.compactMap { known[$0] }.max().map { $0 + 1 } ?? 0
                stack.removeLast()
            } else {
                stack += open
            }
        }
        levels = known
    }

    /// The rows that wait for each other, by a number they share.
    ///
    /// Source: Tarjan, "Depth-First Search and Linear Graph Algorithms", 1972; without recursion: a sheet may be deep.
    private func groups() -> [Int32: Int32] {
        var groups: [Int32: Int32] = [:]
        var index: [Int32: Int32] = [:]
        var low: [Int32: Int32] = [:]
        var path: [Int32] = []
        var work: [(line: Int32, next: Int)] = []
        for start in wished.keys where index[start] == nil {
            work = [(start, 0)]
            while let (line, next) = work.last {
                if next == 0 {
                    index[line] = Int32(index.count)
                    low[line] = index[line]
                    path.append(line)
                }
                let others = before(line)
                if next < others.count {
                    work[work.count - 1].next += 1
                    let other = others[next]
                    if index[other] == nil {
                        work.append((other, 0))
                    } else if groups[other] == nil {
                        low[line] = min(low[line] ?? 0, index[other] ?? 0)
                    }
                    continue
                }
                work.removeLast()
                if let caller = work.last?.line { low[caller] = min(low[caller] ?? 0, low[line] ?? 0) }
                guard low[line] == index[line] else { continue }
                while let member = path.popLast() {
                    groups[member] = line
                    if member == line { break }
                }
            }
        }
        return groups
    }
}
