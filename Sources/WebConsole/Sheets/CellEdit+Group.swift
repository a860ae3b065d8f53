import JobEngine
import JobModel
import JobSession

extension CellEdit {
    /// One value for a cell of every row of a cause, or of those rows that have a certain value there.
    ///
    /// - Parameters:
    ///   - rows: The rows of the cause.
    ///   - place: The column's.
    ///   - from: The value that is replaced; `nil` for any.
    ///   - text: The new value.
    ///   - review: The sheet.
    init(rows: [Int], place: Int, from: String?, text: String, in review: SheetReview) {
        let chosen = from.map(Self.lines)
        cells = rows.compactMap { number in
            guard let row = review.rows[number] else { return nil }
            let value = place < row.cells.count ? row.cells[place] : ""
            guard chosen.map({ Self.lines(value) == $0 }) ?? true else { return nil }
            return Cell(row: number, place: place, shown: Self.mark(of: value), text: Self.lines(text))
        }
    }

    /// Adds what was typed in single cells of the same page, which counts more than one value for many rows.
    mutating func add(_ typed: CellEdit) {
        let places = Set(typed.cells.map { RefusedForm.Place(row: $0.row, column: $0.place) })
        cells = typed.cells + cells.filter { !places.contains(RefusedForm.Place(row: $0.row, column: $0.place)) }
        reading = typed.reading
    }

    /// All rows of a cause are left out.
    init(leaving rows: [Int], in review: SheetReview) {
        leaving = rows.map { Leaving(row: $0, shown: review.rows[$0].map { Self.mark(of: $0.cells) }) }
    }
}
