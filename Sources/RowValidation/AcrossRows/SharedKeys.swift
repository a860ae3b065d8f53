import JobModel

/// The keys that stand in several rows of a sheet, and in what these rows differ; rows are counted from 0.
///
/// Rows whose hashes are equal only seem to share a key. Their values, once they are noted, tell whether they do; cells
/// are compared as they come and not kept. So a sheet of which all rows share one key costs a few bytes a row.
struct SharedKeys: Sendable {
    /// Rows with one hash.
    private struct Group: Sendable {
        /// Its rows' part of `rows`.
        let start: Int32
        let end: Int32
        /// How many of them have been noted again.
        var noted: Int32 = 0
        /// The value of those; `nil` while none is known.
        var value: String?
        var isSplit = false
    }

    /// What rows of one key have in common.
    private struct Comparison: Sendable {
        /// Cells of the first row.
        let cells: [UInt64]
        var differing: Set<Int> = []
        var compared = 1

        mutating func note(_ others: [UInt64]) {
            compared += 1
            for (place, pair) in zip(cells, others).enumerated() where pair.0 != pair.1 { differing.insert(place) }
        }
    }

    /// Rows of a group that have one value, where the group turns out to have several.
    private struct Part: Sendable {
        let value: String
        var rows: [Int32]
        var count: Int
        var comparison: Comparison?
    }

    private var rows: [Int32] = []
    private var groups: [Group] = []
    /// Where the groups of each column end.
    private var ends: [Int] = []
    /// The groups that a row is in, ordered by the row.
    private var membership: [(row: Int32, group: Int32)] = []
    private var comparisons: [Int32: Comparison] = [:]
    private var parts: [Int32: [Part]] = [:]
    private let match: UniqueField?

    /// - Parameter match: The field by which rows are about the same person or department, so that their cells are compared.
    init(match: UniqueField?) { self.match = match }

    var isEmpty: Bool { groups.isEmpty }

    /// Remembers rows that have one hash, in their order.
    mutating func note(_ group: ArraySlice<Int32>) {
        let number = Int32(groups.count)
        groups.append(Group(start: Int32(rows.count), end: Int32(rows.count + group.count)))
        rows += group
        for row in group { membership.append((row, number)) }
    }

    /// Ends the groups of a column.
    mutating func closeColumn() { ends.append(groups.count) }

    /// Puts the rows in order, once all are noted.
    mutating func close() { membership.sort { ($0.row, $0.group) < ($1.row, $1.group) } }

    /// All rows that are in a group, each as often as it is.
    var members: some Sequence<Int32> { membership.lazy.map(\.row) }

    /// The rows that share a match key, whose cells are compared.
    var matchMembers: ArraySlice<Int32> {
        guard let match, match.column < ends.count else { return [] }
        let groups = groups[(match.column > 0 ? ends[match.column - 1] : 0)..<ends[match.column]]
        guard let first = groups.first, let last = groups.last else { return [] }
        return rows[Int(first.start)..<Int(last.end)]
    }

    /// Takes a row's values and cells, and compares them with those of the others that share a key with it.
    mutating func note(_ row: Int32, values: [(field: UniqueField, value: String)], cells: [UInt64]) {
        for number in groupNumbers(of: row) {
            let column = column(of: number)
            let value = values.first { $0.field.column == column }?.value
            let isCompared = column == match?.column
            place(row, value, in: number, isCompared ? cells : nil)
        }
    }

    private mutating func place(_ row: Int32, _ value: String?, in number: Int32, _ cells: [UInt64]?) {
        let known = groups[Int(number)].value
        if !groups[Int(number)].isSplit, let value, let known, value != known { split(number, known) }
        groups[Int(number)].noted += 1
        guard groups[Int(number)].isSplit, let value = value ?? known else {
            groups[Int(number)].value = known ?? value
            if let cells, comparisons[number]?.note(cells) == nil { comparisons[number] = Comparison(cells: cells) }
            return
        }
        var list = parts[number] ?? []
        let place = list.firstIndex { $0.value == value } ?? list.count
        if place == list.count { list.append(Part(value: value, rows: [], count: 0)) }
        list[place].count += 1
        if list[place].rows.count <= Excerpt<Int32>.rowsNamed { list[place].rows.append(row) }
        if let cells, list[place].comparison?.note(cells) == nil { list[place].comparison = Comparison(cells: cells) }
        parts[number] = list
    }

    /// From now on the rows of a group are separated by their values; those noted before have the one that is known.
    private mutating func split(_ number: Int32, _ value: String) {
        let group = groups[Int(number)]
        let noted = rows[Int(group.start)..<Int(group.start + group.noted)]
        parts[number] = [
            Part(
                value: value,
                rows: Array(noted.prefix(Excerpt<Int32>.rowsNamed + 1)),
                count: noted.count,
                comparison: comparisons[number]
            )
        ]
        groups[Int(number)].isSplit = true
    }

    /// The places at which the rows of a key differ; `nil` where not all of them have been compared.
    func differences(of field: UniqueField, _ value: String, row: Int32) -> [Int]? {
        guard let number = group(of: field, row) else { return nil }
        let group = groups[Int(number)]
        guard group.noted == group.end - group.start else { return nil }
        let comparison =
            group.isSplit ? parts[number]?.first { $0.value == value }?.comparison : comparisons[number]
        return comparison.map { $0.differing.sorted() }
    }

    /// The first other rows of a key, and how many more it has.
    func others(_ field: UniqueField, _ value: String, row: Int32) -> Excerpt<Int32> {
        guard let number = group(of: field, row) else { return Excerpt(shown: [], of: 0) }
        let group = groups[Int(number)]
        let limit = Excerpt<Int32>.rowsNamed
        if group.isSplit {
            guard let part = parts[number]?.first(where: { $0.value == value }) else {
                return Excerpt(shown: [], of: 0)
            }
            return Excerpt(shown: Array(part.rows.filter { $0 != row }.prefix(limit)), of: part.count - 1)
        }
        let first = rows[Int(group.start)..<Int(group.end)].prefix(limit + 1)
        return Excerpt(shown: Array(first.filter { $0 != row }.prefix(limit)), of: Int(group.end - group.start) - 1)
    }

    /// How many values and rows of cells are kept as they are.
    var valuesKept: Int {
        groups.count { $0.value != nil } + comparisons.count + parts.values.reduce(0) { $0 + $1.count * 2 }
    }

    private func column(of number: Int32) -> Int { ends.firstIndex { number < $0 } ?? ends.count }

    private func group(of field: UniqueField, _ row: Int32) -> Int32? {
        groupNumbers(of: row).first { column(of: $0) == field.column }
    }

    private func groupNumbers(of row: Int32) -> [Int32] {
        var place = (membership.lastPlace { $0.row < row } ?? -1) + 1
        var numbers: [Int32] = []
        while place < membership.count, membership[place].row == row {
            numbers.append(membership[place].group)
            place += 1
        }
        return numbers
    }
}
