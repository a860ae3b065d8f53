import Foundation
import JobEngine
import JobModel
import JobSession
import LocalFiles

/// What a reader has changed in a grid of rows, or asks to be done with them.
struct CellEdit: Sendable {
    /// A cell as the reader's page has it now.
    struct Cell: Sendable, Equatable {
        var row: Int
        var place: Int
        /// The mark of the value that the page has shown.
        var shown: String
        var text: String
    }

    var cells: [Cell] = []
    /// Rows to be left out.
    var leaving: [Int] = []
    /// Rows that were left out, to be taken back.
    var taking: [Int] = []

    /// Two readers have changed one cell.
    struct Conflict: Sendable, Equatable {
        var row: Int
        var place: Int
        var current: String
        var refused: String
    }

    struct Outcome: Sendable {
        var cells = 0
        var rows = 0
        var conflicts: [Conflict] = []
        /// By rows and places of columns.
        var changes: [Int: [Int: String]] = [:]
    }

    /// The name of a cell's field: where the cell is, and what it shows.
    static func name(row: Int, place: Int, value: String) -> String { "c\(row).\(place).\(mark(of: value))" }

    /// What tells a value from others, whatever line breaks a browser makes of its own.
    static func mark(of value: String) -> String {
        var sum = CRC32()
        sum.add(Array(lines(value).utf8))
        return sum.text
    }

    /// Browsers send line breaks as CR LF, whatever they were.
    static func lines(_ text: String) -> String { text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") }

    init() {}

    init(_ body: FormBody) {
        for (name, value) in body.fields {
            switch name {
            case "leave": if let row = Int(value), row > 0 { leaving.append(row) }
            case "take": if let row = Int(value), row > 0 { taking.append(row) }
            default: if let cell = Self.cell(name, value) { cells.append(cell) }
            }
        }
    }

    private static func cell(_ name: String, _ value: String) -> Cell? {
        guard name.hasPrefix("c") else { return nil }
        let parts = name.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let row = Int(parts[0]), let place = Int(parts[1]), row > 0, place >= 0 else {
            return nil
        }
        return Cell(row: row, place: place, shown: String(parts[2]), text: lines(value))
    }

    /// Writes beside the sheet what has changed; a cell that was changed since the page was made stays as it is.
    ///
    /// - Throws: What reading or writing the corrections throws.
    func apply(to wave: SheetWave, _ review: SheetReview) throws -> Outcome {
        try wave.correct { list in
            var outcome = Outcome()
            let time = SheetWave.time(after: list)
            let corrected = Self.current(list)
            let refused = Self.refused(in: review)
            for cell in cells {
                guard let row = review.rows[cell.row], review.header.indices.contains(cell.place) else { continue }
                let column = SheetColumnName(place: cell.place, in: review.header)
                let known = cell.place < row.cells.count ? row.cells[cell.place] : ""
                let name = CellName(row: cell.row, column: column)
                // Corrections that were made of another value: the sheet has its own there, and the new one takes their place.
                let isStale = refused.contains(name) && !Self.agree(with: known, name, review.header, list)
                let current = isStale ? known : corrected[name] ?? known
                // Left as it was shown, or what it is by now.
                if Self.mark(of: cell.text) == cell.shown || cell.text == Self.lines(current) { continue }
                guard Self.mark(of: current) == cell.shown else {
                    outcome.conflicts.append(
                        Conflict(row: cell.row, place: cell.place, current: current, refused: cell.text)
                    )
                    continue
                }
                if isStale { list.removeAll { Self.change($0, of: name, review.header) != nil } }
                let change = SheetCorrection.Change.cell(column: column, old: current, new: cell.text)
                list.append(SheetCorrection(time: time, row: cell.row, change: change))
                outcome.changes[cell.row, default: [:]][cell.place] = cell.text
                outcome.cells += 1
            }
            let out = Set(list.lazy.filter { $0.change == .leaveOut }.map(\.row))
            for row in leaving where review.rows[row] != nil && !out.contains(row) {
                list.append(SheetCorrection(time: time, row: row, change: .leaveOut))
                outcome.rows += 1
            }
            let back = Set(taking).intersection(out)
            list.removeAll { $0.change == .leaveOut && back.contains($0.row) }
            outcome.rows += back.count
            return outcome
        }
    }

    private struct CellName: Hashable {
        var row: Int
        var column: SheetColumnName
    }

    /// The cells whose corrections did not agree with the sheet when it was checked.
    private static func refused(in review: SheetReview) -> Set<CellName> {
        var names: Set<CellName> = []
        for finding in review.report.findings where finding.code == Finding.Code.correctionDiffers {
            guard let row = finding.row else { continue }
            for place in review.header.indices where review.header[place] == finding.column {
                names.insert(CellName(row: row, column: SheetColumnName(place: place, in: review.header)))
            }
        }
        return names
    }

    /// Whether the corrections of a cell, as they are by now, begin at a value and lead from one to the next.
    private static func agree(
        with value: String,
        _ name: CellName,
        _ header: [String],
        _ list: [SheetCorrection]
    ) -> Bool {
        var value = value
        for change in list.compactMap({ Self.change($0, of: name, header) }) {
            guard change.old == value else { return false }
            value = change.new
        }
        return true
    }

    /// What a correction makes of a cell; `nil` where it is one of another.
    private static func change(
        _ correction: SheetCorrection,
        of name: CellName,
        _ header: [String]
    ) -> (old: String, new: String)? {
        guard case .cell(let column, let old, let new) = correction.change, correction.row == name.row,
            let place = column.place(in: header), place == name.column.place(in: header)
        else { return nil }
        return (old, new)
    }

    /// What the cells were corrected to last.
    private static func current(_ list: [SheetCorrection]) -> [CellName: String] {
        var values: [CellName: String] = [:]
        for correction in list {
            if case .cell(let column, _, let new) = correction.change {
                values[CellName(row: correction.row, column: column)] = new
            }
        }
        return values
    }
}
