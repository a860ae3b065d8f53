import JobModel

/// The keys that stand in several rows of a sheet, and in what these rows differ.
///
/// Of each key a few rows are remembered and the others counted; cells are compared as they come and not kept. So a
/// sheet of which all rows share one key costs a few bytes a row.
struct SharedKeys: Sendable {
    fileprivate struct Group: Sendable {
        /// The first lines, one more than a row names.
        var lines: [Int32]
        var count = 1
        /// Cells of the first row that was compared.
        var cells: [UInt64]?
        var differing: Set<Int> = []
        var compared = 0
    }

    private var groups: [KeyHash: Group] = [:]
    /// The keys that a line shares; by line once closed.
    private var keys: [(line: Int32, key: KeyHash)] = []

    /// Remembers that a line has a key that another line had first.
    mutating func note(_ key: KeyHash, first: Int32, line: Int32) {
        if groups[key] == nil {
            groups[key] = Group(lines: [first])
            keys.append((first, key))
        }
        keys.append((line, key))
        groups[key]?.count += 1
        if groups[key]?.lines.count ?? 0 <= Excerpt<Int32>.rowsNamed { groups[key]?.lines.append(line) }
    }

    /// Puts the lines in order, once all are noted.
    mutating func close() { keys.sort { $0.line < $1.line } }

    /// Compares a line's cells with those of the others that share a key with it.
    mutating func compare(_ cells: [UInt64], line: Int32) {
        var place = firstPlace(of: line)
        while place < keys.count, keys[place].line == line {
            groups[keys[place].key]?.compare(cells)
            place += 1
        }
    }

    private func firstPlace(of line: Int32) -> Int {
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle].line < line { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The places at which the rows of a key differ; `nil` where not all of them have been compared.
    func differences(of key: KeyHash) -> [Int]? {
        guard let group = groups[key], group.compared == group.count else { return nil }
        return group.differing.sorted()
    }

    /// The first other lines of a key, and how many more it has.
    func others(of key: KeyHash, than line: Int32) -> Excerpt<Int32> {
        guard let group = groups[key] else { return Excerpt(shown: [], of: 0) }
        let others = group.lines.filter { $0 != line }.prefix(Excerpt<Int32>.rowsNamed)
        return Excerpt(shown: Array(others), of: group.count - 1)
    }

    var linesKept: Int { groups.values.reduce(0) { $0 + $1.lines.count } }
}

extension SharedKeys.Group {
    fileprivate mutating func compare(_ cells: [UInt64]) {
        compared += 1
        guard let first = self.cells else {
            self.cells = cells
            return
        }
        for (place, pair) in zip(first, cells).enumerated() where pair.0 != pair.1 { differing.insert(place) }
    }
}
