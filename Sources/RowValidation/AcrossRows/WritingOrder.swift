/// In which order rows are written that wait for several others: for the one they depend on, and if possible for more.
///
/// Those that wait for each other in a circle cannot all have their wish: of these what is merely wished comes after.
/// Rows are counted from 0.
struct WritingOrder {
    /// How many rows stand above each.
    private(set) var levels: [Int32] = []
    /// What a row cannot wait for.
    private(set) var after: [Int32: Set<Int32>] = [:]

    private let above: [Int32]
    private let wished: Wishes

    /// The rows for which each row should wait as well, in one list.
    struct Wishes: Sendable {
        private var starts: [Int32] = [0]
        private var others: [Int32] = []

        /// - Parameters:
        ///   - pairs: A row and one for which it should wait, ordered by the row.
        ///   - count: How many rows there are.
        init(_ pairs: [(row: Int32, other: Int32)], count: Int) {
            starts.reserveCapacity(count + 1)
            others.reserveCapacity(pairs.count)
            for (row, other) in pairs {
                while starts.count <= Int(row) { starts.append(Int32(others.count)) }
                others.append(other)
            }
            while starts.count <= count { starts.append(Int32(others.count)) }
        }

        subscript(row: Int32) -> ArraySlice<Int32> { others[Int(starts[Int(row)])..<Int(starts[Int(row) + 1])] }
    }

    /// - Parameters:
    ///   - above: The row that each row depends on; negative where it depends on none.
    ///   - isFixed: Whether a row is in a cycle of such dependencies, whose rows are not changed.
    ///   - wished: The rows for which a row should wait as well.
    init(above: [Int32], isFixed: (Int32) -> Bool, wished: Wishes) {
        self.above = above
        self.wished = wished
        let groups = groups()
        for row in above.indices.map(Int32.init) {
            let own = wished[row].filter { groups[Int($0)] == groups[Int(row)] }
            if !own.isEmpty { after[row] = Set(own) }
        }
        lift(isFixed)
    }

    /// What a row waits for, and can.
    private func before(_ row: Int32) -> [Int32] {
        let above = above[Int(row)]
        let others = after[row].map { own in wished[row].filter { !own.contains($0) } } ?? Array(wished[row])
        return above >= 0 ? others + [above] : others
    }

    /// Every row's level is above those of all that it waits for.
    private mutating func lift(_ isFixed: (Int32) -> Bool) {
        let unknown: Int32 = -1
        var known = [Int32](repeating: unknown, count: above.count)
        var stack: [Int32] = []
        for start in above.indices where known[start] == unknown {
            stack.append(Int32(start))
            while let row = stack.last {
                if known[Int(row)] != unknown {
                    stack.removeLast()
                    continue
                }
                let others = isFixed(row) ? [] : before(row)
                let open = others.filter { known[Int($0)] == unknown }
                if open.isEmpty {
                    known[Int(row)] = others.map { known[Int($0)] + 1 }.max() ?? 0
                    stack.removeLast()
                } else {
                    stack += open
                }
            }
        }
        levels = known
    }

    /// The rows that wait for each other, by a number they share; negative for rows that nobody asked about.
    ///
    /// Source: Tarjan, "Depth-First Search and Linear Graph Algorithms", 1972; without recursion: a sheet may be deep.
    private func groups() -> [Int32] {
        let none: Int32 = -1
        var groups = [Int32](repeating: none, count: above.count)
        var index = groups
        var low = groups
        var met: Int32 = 0
        var path: [Int32] = []
        var work: [(row: Int32, next: Int)] = []
        for start in above.indices where index[start] == none && !wished[Int32(start)].isEmpty {
            work = [(Int32(start), 0)]
            while let (row, next) = work.last {
                let here = Int(row)
                if next == 0 {
                    index[here] = met
                    low[here] = met
                    met += 1
                    path.append(row)
                }
                let others = before(row)
                if next < others.count {
                    work[work.count - 1].next += 1
                    let other = Int(others[next])
                    if index[other] == none {
                        work.append((others[next], 0))
                    } else if groups[other] == none {
                        low[here] = min(low[here], index[other])
                    }
                    continue
                }
                work.removeLast()
                if let caller = work.last?.row { low[Int(caller)] = min(low[Int(caller)], low[here]) }
                guard low[here] == index[here] else { continue }
                while let member = path.popLast() {
                    groups[Int(member)] = row
                    if member == row { break }
                }
            }
        }
        return groups
    }
}
