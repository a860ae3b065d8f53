/// Which columns without a heading are the same in a sheet and in a file, by the columns with a heading beside them.
struct UnnamedPairs {
    /// By the places in the sheet, those in the file.
    private(set) var found: [Int: Int] = [:]

    /// Between two columns with a heading there have to be as many in both, and behind the last one those with cells have to
    /// stand alike: where one was put in or taken away, nobody can tell which one.
    ///
    /// - Parameters:
    ///   - there: Places of the sheet's columns without a heading.
    ///   - here: Of the file's that have cells.
    ///   - named: Columns with a heading that both have.
    ///   - header: The file's.
    init(_ there: [Int], _ here: [Int], named: [(there: Int, here: Int)], in header: [String]) {
        let named = named.sorted { $0.there < $1.there }
        for place in there {
            let before = named.last { $0.there < place } ?? (-1, -1)
            let other = before.here + place - before.there
            guard other >= header.count || header[other].isEmpty else { continue }
            if let after = named.first(where: { $0.there > place }) {
                if after.here - before.here == after.there - before.there { found[place] = other }
                continue
            }
            let end = header.indices.first { $0 > before.here && !header[$0].isEmpty } ?? .max
            let these = there.filter { $0 > before.there }.map { $0 - before.there }
            let those = here.filter { $0 > before.here && $0 < end }.map { $0 - before.here }
            if these == those { found[place] = other }
        }
    }

    /// Drops those whose cells are others in the file, with all that stand between the same columns with a heading: one of
    /// them may have been taken away and another one put in.
    ///
    /// - Parameters:
    ///   - sheet: The sheet; of its first rows the cells are kept.
    ///   - file: The file, which is read once.
    ///   - number: Where the file has the numbers of the sheet's rows; `nil` where it has none.
    ///   - named: Columns with a heading that both have.
    /// - Throws: What reading throws.
    mutating func dropUnlike(
        _ sheet: ReturnedSide,
        _ file: ReturnedSide,
        number: Int?,
        named: [(there: Int, here: Int)]
    ) throws {
        guard !found.isEmpty else { return }
        let rows = max(20, min(2000, 200_000 / found.count))
        var cells = found.mapValues { _ in UnnamedCells() }
        try sheet.read { ordinal, row in
            guard ordinal < rows else { return false }
            for place in found.keys { cells[place]?.add(row.text(at: place), row: row.number) }
            return true
        }
        try file.read { _, row in
            let own = number.map { row.sheetRow(at: $0).map(Int.init) ?? 0 } ?? row.number
            for (place, here) in found { cells[place]?.compare(row.text(at: here), row: own) }
            return true
        }
        let before = { (place: Int) in named.lazy.map(\.there).filter { $0 < place }.max() ?? -1 }
        let unlike = Set(cells.filter { !$0.value.isAlike }.keys.map(before))
        found = found.filter { !unlike.contains(before($0.key)) }
    }
}
