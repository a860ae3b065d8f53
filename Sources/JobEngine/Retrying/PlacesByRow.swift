/// Where a ledger has what is said of the open rows of a step, by their numbers in the sheet of the first run.
///
/// Three numbers a row, so that those of a million rows may be kept.
package struct PlacesByRow: Sendable {
    package typealias Entry = (key: Int, value: OpenRowPlace)

    private let step: Int
    private let runs: [String]
    /// In the order of the sheet.
    private let rows: [Row]

    private struct Row: Sendable {
        let number: Int
        let position: OpenRows.Position
    }

    /// Of no row.
    package init() { self.init(step: 0, runs: [], rows: []) }

    init(step: Int, runs: [String], places: some Sequence<(row: Int, position: OpenRows.Position)>) {
        let rows = places.map { Row(number: $0.row, position: $0.position) }
        self.init(step: step, runs: runs, rows: rows.sorted { $0.number < $1.number })
    }

    private init(step: Int, runs: [String], rows: [Row]) { (self.step, self.runs, self.rows) = (step, runs, rows) }

    package var count: Int { rows.count }
    package var isEmpty: Bool { rows.isEmpty }

    /// The numbers of the rows, in the order of the sheet.
    package var keys: [Int] { rows.map(\.number) }

    /// All places, in the order of the sheet.
    package var entries: some Sequence<Entry> { rows.lazy.map { (key: $0.number, value: place($0)) } }

    /// `nil` for a row that is not open.
    package subscript(number: Int) -> OpenRowPlace? { row(number).map(place) }

    package func filter(_ isIncluded: (Entry) throws -> Bool) rethrows -> PlacesByRow {
        PlacesByRow(
            step: step,
            runs: runs,
            rows: try rows.filter { try isIncluded((key: $0.number, value: place($0))) }
        )
    }

    /// Those of some rows; few of them are looked for one by one.
    package func only(_ numbers: Set<Int>) -> PlacesByRow {
        PlacesByRow(step: step, runs: runs, rows: numbers.sorted().compactMap(row))
    }

    private func place(_ row: Row) -> OpenRowPlace {
        OpenRowPlace(run: runs[Int(row.position.run)], step: step, line: row.position.line)
    }

    private func row(_ number: Int) -> Row? {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && rows[low].number == number ? rows[low] : nil
    }
}
