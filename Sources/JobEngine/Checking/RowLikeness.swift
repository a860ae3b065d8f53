/// How like each other rows of a sheet and of a returned file are, of those whose cells have to be looked at.
struct RowLikeness {
    /// A row of the file beside a row of the sheet that it may be.
    struct Pair: Hashable {
        let here: Int
        let there: Int
    }

    /// What the rows of a pair have in common.
    struct Evidence {
        /// Cells that hold something in the sheet, and those of them that are equal.
        var (filled, equal) = (0, 0)
        /// Cells that are not equal, empty ones among them.
        var different = 0
        /// Whether an equal cell of a column that tells rows apart stands in no other row of the sheet.
        var isTelling = false

        /// Whether it is the same person or department, were the key not known.
        var isStrong: Bool { isTelling && equal * 2 >= filled }
    }

    private(set) var evidence: [Pair: Evidence] = [:]
    /// Whether a column beside the key tells the sheet's rows apart.
    private(set) var hasTellingColumn = false
    /// All columns that do, by their places among the compared ones.
    private var telling: Set<Int> = []

    /// Reads the file once and the sheet twice.
    ///
    /// - Parameters:
    ///   - pairs: Which rows may be which, by their ordinals.
    ///   - sheet: The sheet.
    ///   - file: The file.
    ///   - columns: The compared ones.
    /// - Throws: What reading throws.
    init(_ pairs: Set<Pair>, _ sheet: ReturnedSide, _ file: ReturnedSide, _ columns: ReturnedColumns) throws {
        guard !pairs.isEmpty else { return }
        let here = try Self.cells(of: Set(pairs.map(\.here)), in: file, columns.pairs.map(\.here))
        let places = columns.pairs.map(\.there)
        let there = try Self.cells(of: Set(pairs.map(\.there)), in: sheet, places)
        var shared: [[Int: Int]] = Array(repeating: [:], count: places.count)
        for pair in pairs {
            guard let one = here[pair.here], let other = there[pair.there] else { continue }
            for place in places.indices where one[place] == other[place] && other[place] != Self.empty {
                shared[place][other[place]] = 0
            }
        }
        try count(&shared, in: sheet, places, besides: columns.key)
        for pair in pairs {
            guard let one = here[pair.here], let other = there[pair.there] else { continue }
            var found = Evidence()
            for place in places.indices {
                if other[place] != Self.empty { found.filled += 1 }
                guard one[place] == other[place] else {
                    found.different += 1
                    continue
                }
                guard other[place] != Self.empty else { continue }
                found.equal += 1
                if telling.contains(place), shared[place][other[place]] == 1 { found.isTelling = true }
            }
            evidence[pair] = found
        }
    }

    func of(_ here: Int, _ there: Int) -> Evidence { evidence[Pair(here: here, there: there)] ?? Evidence() }

    private static let empty = ComparedText.hash("")
    /// Of so many rows it is looked at which columns tell rows apart.
    private static let rowsOfFirst = 2000

    private static func cells(of rows: Set<Int>, in side: ReturnedSide, _ places: [Int]) throws -> [Int: [Int]] {
        var cells: [Int: [Int]] = [:]
        try side.read { ordinal, row in
            if rows.contains(ordinal) {
                cells[ordinal] = places.map { hash(row.text(at: $0)) }
            }
            return cells.count < rows.count
        }
        return cells
    }

    private static func hash(_ text: String) -> Int {
        ComparedText.hash(ComparedText.loose(AnnotatedCell.text(ComparedText.asInWorkbook(text))))
    }

    /// Counts in how many rows of the sheet each value stands.
    private mutating func count(
        _ shared: inout [[Int: Int]],
        in sheet: ReturnedSide,
        _ places: [Int],
        besides key: [Int]
    ) throws {
        var first: [[Int: Int]] = Array(repeating: [:], count: places.count)
        var counts = shared
        try sheet.read { ordinal, row in
            for (column, place) in places.enumerated() where ordinal < Self.rowsOfFirst || !counts[column].isEmpty {
                let hash = Self.hash(row.text(at: place))
                if counts[column][hash] != nil { counts[column][hash, default: 0] += 1 }
                if ordinal < Self.rowsOfFirst, hash != Self.empty { first[column][hash, default: 0] += 1 }
            }
            return true
        }
        shared = counts
        let found = first.indices.filter { column in
            let alone = first[column].values.count { $0 == 1 }
            return alone > 0 && alone * 2 >= first[column].values.reduce(0, +)
        }
        telling = Set(found)
        hasTellingColumn = found.contains { !key.contains($0) }
    }
}
