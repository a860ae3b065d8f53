/// How like each other rows of a sheet and of a returned file are, of those whose cells have to be looked at.
struct RowLikeness {
    /// A row of the file beside a row of the sheet that it may be.
    struct Pair: Hashable {
        let here: Int
        let there: Int
    }

    /// What the rows of a pair have in common; columns that only count the rows aside.
    struct Evidence {
        /// Cells that hold something in the sheet, and those of them that are equal.
        var (filled, equal) = (0, 0)
        /// Cells that are not equal, empty ones among them.
        var different = 0
        /// Whether an equal cell of a column that tells rows apart stands in no other row of the sheet.
        var isTelling = false
        /// The same of the columns beside the match key.
        var isTellingBesideKey = false
        /// How many equal cells beside the match key stand in no other row of the sheet, whatever their columns have else;
        /// one more where no other free row has them all.
        var single = 0
        /// Whether cells are equal beside the match key, and whether a cell of a column that tells rows apart is not.
        var (isEqualBesideKey, isOtherBesideKey) = (false, false)
        /// Whether the file has, in a column that tells rows apart, a cell of another row of the sheet.
        var isContradicted = false

        /// Whether it is the same person or department, were the number not known.
        var isStrong: Bool { isTelling && equal * 2 >= filled }
        /// The same, were the key not known either.
        var isStrongBesideKey: Bool { isTellingBesideKey && !isContradicted && equal * 2 >= filled }
    }

    private(set) var evidence: [Pair: Evidence] = [:]
    /// Whether a column beside the key tells the sheet's rows apart.
    private(set) var hasTellingColumn = false
    /// All columns that do, the key among them, by their places among the compared ones.
    private var telling: Set<Int> = []
    /// Columns that only count the rows, by their places among the compared ones.
    private var counting: Set<Int> = []

    /// Reads the file twice at most, and the sheet three times.
    ///
    /// Rows that have a cell in common which stands in no other row of the sheet are looked at too.
    ///
    /// - Parameters:
    ///   - rows: Rows of the file and free ones of the sheet.
    ///   - pairs: Which of them may be which, by their ordinals.
    ///   - sheet: The sheet.
    ///   - file: The file.
    ///   - columns: The compared ones.
    /// - Throws: What reading throws.
    init(
        _ rows: (here: Set<Int>, there: Set<Int>),
        _ pairs: Set<Pair>,
        _ sheet: ReturnedSide,
        _ file: ReturnedSide,
        _ columns: ReturnedColumns
    ) throws {
        guard !rows.here.isEmpty else { return }
        let here = try Self.cells(of: rows.here, in: file, columns.pairs.map(\.here))
        let places = columns.pairs.map(\.there)
        var shared: [[Int: Holder]] = Array(repeating: [:], count: places.count)
        for one in here.values {
            for place in places.indices where one[place] != Self.empty { shared[place][one[place]] = Holder() }
        }
        try look(atFirstOf: sheet, places, besides: columns.key)
        try dropCounting(file, columns)
        let key = Set(columns.key)
        let rest = places.indices.filter { !key.contains($0) && !counting.contains($0) }
        var wholes: [Int: Holder] = [:]
        for one in here.values where rest.contains(where: { one[$0] != Self.empty }) {
            wholes[Self.whole(one, rest)] = Holder()
        }
        try count(&shared, &wholes, in: sheet, places, (rest, rows.there))
        var pairs = pairs
        for (ordinal, one) in here {
            for case let holder? in rest.map({ shared[$0][one[$0]] }) + [wholes[Self.whole(one, rest)]]
            where holder.count == 1 && rows.there.contains(holder.row) {
                pairs.insert(Pair(here: ordinal, there: holder.row))
            }
        }
        let there = try Self.cells(of: Set(pairs.map(\.there)), in: sheet, places)
        for pair in pairs {
            guard let one = here[pair.here], let other = there[pair.there] else { continue }
            evidence[pair] = found(one, other, shared, key)
            if wholes[Self.whole(one, rest)].map({ $0.count == 1 && $0.row == pair.there }) ?? false {
                evidence[pair]?.single += 1
            }
        }
    }

    /// In how many rows of the sheet a value stands, and the last of these.
    private struct Holder {
        var (count, row) = (0, 0)
    }

    private func found(_ one: [Int], _ other: [Int], _ shared: [[Int: Holder]], _ key: Set<Int>) -> Evidence {
        var found = Evidence()
        for place in one.indices where !counting.contains(place) {
            let isBeside = !key.contains(place)
            let tells = telling.contains(place)
            if other[place] != Self.empty { found.filled += 1 }
            guard one[place] == other[place] else {
                found.different += 1
                guard isBeside, tells else { continue }
                found.isOtherBesideKey = true
                if let holder = shared[place][one[place]], holder.count > 0 { found.isContradicted = true }
                continue
            }
            guard other[place] != Self.empty else { continue }
            found.equal += 1
            if isBeside { found.isEqualBesideKey = true }
            guard shared[place][other[place]]?.count == 1 else { continue }
            if isBeside { found.single += 1 }
            guard tells else { continue }
            found.isTelling = true
            if isBeside { found.isTellingBesideKey = true }
        }
        return found
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

    /// A row's cells of the columns of which all are looked at together.
    private static func whole(_ cells: [Int], _ places: [Int]) -> Int {
        var hasher = Hasher()
        for place in places { hasher.combine(cells[place]) }
        return hasher.finalize()
    }

    /// Counts in how many rows of the sheet each value stands, and in how many free ones all values beside the key together.
    private func count(
        _ shared: inout [[Int: Holder]],
        _ wholes: inout [Int: Holder],
        in sheet: ReturnedSide,
        _ places: [Int],
        _ whole: (places: [Int], rows: Set<Int>)
    ) throws {
        var (counts, all) = (shared, wholes)
        try sheet.read { ordinal, row in
            let cells = places.map { Self.hash(row.text(at: $0)) }
            for (column, hash) in cells.enumerated() {
                if let holder = counts[column][hash] {
                    counts[column][hash] = Holder(count: holder.count + 1, row: ordinal)
                }
            }
            guard whole.rows.contains(ordinal) else { return true }
            let hash = Self.whole(cells, whole.places)
            if let holder = all[hash] { all[hash] = Holder(count: holder.count + 1, row: ordinal) }
            return true
        }
        (shared, wholes) = (counts, all)
    }

    /// Finds out which columns tell the sheet's rows apart, and which of them only count them.
    private mutating func look(atFirstOf sheet: ReturnedSide, _ places: [Int], besides key: [Int]) throws {
        var first: [[Int: Int]] = Array(repeating: [:], count: places.count)
        var series = places.map { _ in RowSeries() }
        try sheet.read { ordinal, row in
            for (column, place) in places.enumerated() {
                let text = row.text(at: place)
                series[column].add(text)
                let hash = Self.hash(text)
                if hash != Self.empty { first[column][hash, default: 0] += 1 }
            }
            return ordinal + 1 < Self.rowsOfFirst
        }
        let found = first.indices.filter { column in
            let alone = first[column].values.count { $0 == 1 }
            return alone > 0 && alone * 2 >= first[column].values.reduce(0, +)
        }
        telling = Set(found)
        counting = Set(found.filter { !key.contains($0) && series[$0].isCounting })
    }

    /// Keeps a column that counts the sheet's rows only where it counts the file's rows too, and lets it tell nothing then.
    ///
    /// Where rows were put in or sorted and the column was filled down once more, its cells say where a row stands.
    private mutating func dropCounting(_ file: ReturnedSide, _ columns: ReturnedColumns) throws {
        if !counting.isEmpty {
            var series: [Int: RowSeries] = [:]
            try file.read { ordinal, row in
                for place in counting {
                    series[place, default: RowSeries()].add(row.text(at: columns.pairs[place].here))
                }
                return ordinal < Self.rowsOfFirst
            }
            counting = counting.filter { series[$0]?.isRising ?? false }
        }
        telling.subtract(counting)
        hasTellingColumn = telling.contains { !columns.key.contains($0) }
    }
}
