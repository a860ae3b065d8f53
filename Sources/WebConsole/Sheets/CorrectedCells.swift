import JobEngine
import JobModel

/// The cells of a checked sheet's rows with the corrections as they are by now.
struct CorrectedCells {
    var list: [SheetCorrection]
    private let review: SheetReview
    private var corrected: [CellName: String] = [:]
    /// The cells whose corrections did not agree with the sheet when it was checked.
    private let refused: Set<CellName>
    /// Each column's name, by its place: to look whether another one has it takes long for many cells.
    private let names: [SheetColumnName]
    private let places: [SheetColumnName: Int]

    private struct CellName: Hashable {
        var row: Int
        var column: SheetColumnName
    }

    init(_ list: [SheetCorrection], _ review: SheetReview) {
        (self.list, self.review) = (list, review)
        names = review.header.indices.map { SheetColumnName(place: $0, in: review.header) }
        places = Dictionary(zip(names, names.indices)) { first, _ in first }
        for correction in list {
            if case .cell(let column, _, let new) = correction.change {
                corrected[CellName(row: correction.row, column: column)] = new
            }
        }
        var refused: Set<CellName> = []
        for finding in review.report.findings where finding.code == Finding.Code.correctionDiffers {
            guard let row = finding.row else { continue }
            for place in review.header.indices where review.header[place] == finding.column {
                refused.insert(CellName(row: row, column: names[place]))
            }
        }
        self.refused = refused
    }

    var leftOut: Set<Int> { Set(list.lazy.filter { $0.change == .leaveOut }.map(\.row)) }

    /// What a cell is by now; `nil` where the sheet has no such row or column.
    func value(row: Int, place: Int) -> String? {
        guard let known = known(row: row, place: place) else { return nil }
        let name = CellName(row: row, column: names[place])
        // Of corrections that were made of another value nothing is applied.
        return isStale(name, known) ? known : corrected[name] ?? known
    }

    /// All cells of a row.
    func cells(of row: Int) -> [String]? {
        guard let known = review.rows[row]?.cells else { return nil }
        // A record may have more fields than the header.
        return (0..<max(known.count, names.count)).map { value(row: row, place: $0) ?? known[$0] }
    }

    mutating func correct(row: Int, place: Int, to text: String, at time: String) {
        guard let known = known(row: row, place: place), let current = value(row: row, place: place) else { return }
        let name = CellName(row: row, column: names[place])
        // Those that were made of another value have their place taken by the new one.
        if isStale(name, known) {
            let others = list.filter { change($0, of: name) == nil }
            list = others
        }
        let made = SheetCorrection.Change.cell(column: names[place], old: current, new: text)
        list.append(SheetCorrection(time: time, row: row, change: made))
        corrected[name] = text
    }

    private func known(row: Int, place: Int) -> String? {
        guard let cells = review.rows[row]?.cells, review.header.indices.contains(place) else { return nil }
        return place < cells.count ? cells[place] : ""
    }

    /// Whether the corrections of a cell, as they are by now, do not begin at its value, or do not lead from one to the next.
    private func isStale(_ name: CellName, _ known: String) -> Bool {
        guard refused.contains(name) else { return false }
        var value = known
        for change in list.compactMap({ change($0, of: name) }) {
            guard change.old == value else { return true }
            value = change.new
        }
        return false
    }

    /// What a correction makes of a cell; `nil` where it is one of another.
    private func change(_ correction: SheetCorrection, of name: CellName) -> (old: String, new: String)? {
        guard correction.row == name.row, case .cell(let column, let old, let new) = correction.change,
            let place = places[column] ?? column.place(in: review.header), place == places[name.column]
        else { return nil }
        return (old, new)
    }
}
