import JobModel
import JobSession

/// What the file of a sheet has in the cells of a row that were corrected beside it.
struct CorrectedValues: Sendable {
    private struct Correction {
        var old: String
        var new: String
    }

    private var corrections: [String: Correction] = [:]

    /// - Parameters:
    ///   - all: The corrections of the sheet, the oldest first.
    ///   - row: The number of the row in the sheet.
    ///   - header: The names of its columns.
    init(_ all: [SheetCorrection], row: Int, header: [String]) {
        for correction in all where correction.row == row {
            guard case .cell(let column, let old, let new) = correction.change, let place = column.place(in: header)
            else { continue }
            // A cell that was corrected twice had in the file what the first correction has replaced.
            corrections[header[place], default: Correction(old: old, new: new)].new = new
        }
    }

    /// What the file has; `nil` where the cell is as it is there, or was corrected after it was sent.
    func inFile(_ cell: RowCells.Cell) -> String? {
        guard let correction = corrections[cell.column], correction.new == cell.value, correction.old != cell.value
        else { return nil }
        return correction.old
    }
}
