import JobEngine
import JobModel
import JobSession

/// The corrections that were made last, in one go.
struct LastCorrections: Sendable {
    let all: [SheetCorrection]

    /// - Parameter list: All corrections of a sheet; `nil` is made of none.
    init?(of list: [SheetCorrection]) {
        guard let last = list.last else { return nil }
        all = list.reversed().prefix { $0.time == last.time }.reversed()
    }

    /// When they were made.
    var time: String { all.last?.time ?? "" }

    /// Tells them from what is left of them once some of their rows were taken back, and from any others.
    var mark: String { time + "-" + ShownRows.mark(of: all) }

    /// Whether they have left rows out, and have corrected no cell.
    var areLeftOut: Bool { all.allSatisfy { $0.change == .leaveOut } }

    /// In the order of the sheet, each once.
    var rows: [Int] { Set(all.map(\.row)).sorted() }

    /// The column of their cells; `nil` where there are several, or rows that are left out.
    var column: SheetColumnName? {
        let columns = Set(all.map(Self.column))
        return columns.count == 1 ? columns.first ?? nil : nil
    }

    /// Whether they were made among rows of a cause: in its column, or in rows that its page keeps as corrected there.
    func isOf(_ group: GroupAddress, rows: [Int], kept: [Int], in header: [String]) -> Bool {
        let (rows, kept) = (Set(rows), Set(kept))
        return all.contains { correction in
            if kept.contains(correction.row) { return true }
            guard rows.contains(correction.row) else { return false }
            guard let own = group.column, case .cell(let column, _, _) = correction.change else { return true }
            return column.place(in: header).map { header[$0] == own } ?? false
        }
    }

    private static func column(_ correction: SheetCorrection) -> SheetColumnName? {
        guard case .cell(let column, _, _) = correction.change else { return nil }
        return column
    }

    /// Takes them back.
    ///
    /// - Parameters:
    ///   - wave: Of the sheet.
    ///   - mark: Of those that the reader's page has named.
    /// - Throws: What reading or writing the corrections throws.
    /// - Returns: What was taken back; `nil` where others are the last ones by now, or some of these are gone.
    static func undo(in wave: SheetWave, marked mark: String) throws -> LastCorrections? {
        let undone = try wave.undo { list in
            LastCorrections(of: list).flatMap { $0.mark == mark ? $0.all : nil }
        }
        return undone.flatMap(LastCorrections.init(of:))
    }
}
