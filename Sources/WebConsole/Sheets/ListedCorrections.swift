import JobEngine
import JobModel
import JobSession

/// The corrections of a sheet, the newest first, each with what becomes of it as the sheet is read now.
struct ListedCorrections: Sendable {
    /// What becomes of a correction.
    enum State: String, Sendable, CaseIterable {
        case applies
        /// The sheet's cell is another one than the one that was corrected.
        case differs
        /// Its column is passed over.
        case passedOver
        /// Its row is left out.
        case leftOut
        /// The sheet has no such row or column.
        case nowhere
    }

    struct Entry: Sendable {
        let correction: SheetCorrection
        let state: State
        /// Where its column stands; `nil` for a row, and for a column that the sheet does not have.
        let place: Int?
        /// What the sheet has in the cell, where that is another one than was corrected.
        let now: String?
        /// Whether the cell was corrected once more later.
        let isSuperseded: Bool
    }

    let entries: [Entry]

    /// - Parameters:
    ///   - list: In the order in which they were made.
    ///   - checked: The sheet.
    init(_ list: [SheetCorrection], _ checked: SheetReviews.Checked) {
        let header = checked.review.header
        let out = Set(list.lazy.filter { $0.change == .leaveOut }.map(\.row))
        let differing = Self.differing(in: checked)
        var places: [SheetColumnName: Int?] = [:]
        var later: Set<Cell> = []
        entries = list.reversed().map { correction in
            let row = correction.row
            let isThere = checked.review.rows[row] != nil
            guard case .cell(let column, _, _) = correction.change else {
                return Entry(
                    correction: correction,
                    state: isThere ? .applies : .nowhere,
                    place: nil,
                    now: nil,
                    isSuperseded: false
                )
            }
            let place = places[column] ?? column.place(in: header)
            places[column] = .some(place)
            let isLast = later.insert(Cell(row: row, column: place.map { "\($0)" } ?? "#" + column.text)).inserted
            let now = place.flatMap { differing[Cell(row: row, column: header[$0])] }
            let state: State =
                if !isThere || place == nil { .nowhere } else if now != nil {
                    .differs
                } else if place.map(
                    checked.passedOver.contains
                ) == true { .passedOver } else if out.contains(row) { .leftOut } else { .applies }
            return Entry(correction: correction, state: state, place: place, now: now, isSuperseded: !isLast)
        }
    }

    private struct Cell: Hashable {
        let row: Int
        let column: String
    }

    /// What the sheet has in cells that were corrected from something else.
    private static func differing(in checked: SheetReviews.Checked) -> [Cell: String] {
        let groups = checked.problems.groups.filter { $0.code == Finding.Code.correctionDiffers }
        let cells = groups.flatMap(\.findings).compactMap { finding in
            finding.row.map { (Cell(row: $0, column: finding.column ?? ""), finding.value ?? "") }
        }
        return Dictionary(cells) { first, _ in first }
    }

    func count(of state: State) -> Int { entries.count { $0.state == state } }

    /// What an undo of a correction takes back: those of the same cell that were made later are made of its value.
    ///
    /// - Parameters:
    ///   - row: Its row.
    ///   - mark: Tells it, with the later ones of its cell, from others.
    ///   - list: All corrections.
    ///   - header: The sheet's.
    /// - Returns: `nil` where there are no such ones by now.
    static func chain(
        row: Int,
        marked mark: String,
        of list: [SheetCorrection],
        in header: [String]
    ) -> [SheetCorrection]? {
        let own = list.filter { $0.row == row }
        return own.indices.map { chain(from: $0, of: own, in: header) }.first { UnmetCorrections.mark(of: $0) == mark }
    }

    private static func chain(from index: Int, of own: [SheetCorrection], in header: [String]) -> [SheetCorrection] {
        guard case .cell(let column, _, _) = own[index].change else { return [own[index]] }
        return own[index...].filter { other in
            guard case .cell(let name, _, _) = other.change else { return false }
            return name == column || name.place(in: header).map { $0 == column.place(in: header) } ?? false
        }
    }

    /// The mark of a correction with the later ones of its cell.
    static func mark(of correction: SheetCorrection, in ofRow: [SheetCorrection], _ header: [String]) -> String? {
        ofRow.firstIndex(of: correction).map { UnmetCorrections.mark(of: chain(from: $0, of: ofRow, in: header)) }
    }
}
