import JobModel

/// The rows of a sheet to which nothing of another file has been found yet; of each cell its hash alone is kept.
struct KnownRows {
    private let key: Int?
    private var rows: [Int: [Int]] = [:]
    private var byCells: [[Int]: [Int]] = [:]
    private var byKey: [Int: [Int]] = [:]
    /// Of each column how many of the first rows have a value, and how many values there are.
    private var first: [(filled: Int, values: Set<Int>)] = []
    private static let empty = "".hashValue
    private static let rowsOfFirst = 2000

    init(key: Int?) { self.key = key }

    var count: Int { rows.count }

    mutating func add(_ cells: [String], row: Int) {
        let hashes = cells.map(Self.hash)
        if first.isEmpty { first = hashes.map { _ in (0, []) } }
        if rows.count < Self.rowsOfFirst {
            for (place, hash) in hashes.enumerated() where hash != Self.empty {
                first[place].filled += 1
                first[place].values.insert(hash)
            }
        }
        rows[row] = hashes
        byCells[hashes, default: []].append(row)
        if let key, hashes[key] != Self.empty { byKey[hashes[key], default: []].append(row) }
    }

    /// - Returns: How many cells differ from those of the row that it is; `nil` where it is none of them.
    mutating func take(_ cells: [String], row: Int) -> Int? {
        let hashes = cells.map(Self.hash)
        let candidates =
            [row] + (byCells[hashes] ?? []) + (key.flatMap { hashes[$0] == Self.empty ? nil : byKey[hashes[$0]] } ?? [])
        for candidate in candidates {
            guard let known = rows[candidate], isSame(known, hashes) else { continue }
            rows[candidate] = nil
            return zip(known, hashes).count { $0 != $1 }
        }
        return nil
    }

    /// Whether a cell that tells rows apart is the same; where no column does, whether half of the cells are.
    private func isSame(_ one: [Int], _ other: [Int]) -> Bool {
        let telling = first.indices.filter { place in
            let (filled, values) = first[place]
            return filled > 0 && values.count * 10 >= filled * 9
        }
        let places = telling.isEmpty ? Array(one.indices) : telling
        let filled = places.filter { one[$0] != Self.empty }
        let same = filled.count { one[$0] == other[$0] }
        return telling.isEmpty ? same * 2 >= filled.count : same > 0 || filled.isEmpty
    }

    private static func hash(_ cell: String) -> Int {
        SpreadsheetApostrophe.removing(from: cell).filter { !$0.isWhitespace }.hashValue
    }
}
