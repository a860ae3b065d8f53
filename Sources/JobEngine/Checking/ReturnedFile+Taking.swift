import Foundation
package import JobModel
import LocalFiles

extension ReturnedFile {
    /// Tells what is said here from anything else; the same in every process.
    package var mark: String {
        var checksum = SHA256()
        func add(_ parts: [String]) {
            // Each with its length, so that no two lists are the same bytes.
            for part in parts { checksum.add(Data("\(part.utf8.count):\(part)".utf8)) }
            checksum.add(Data("\n".utf8))
        }
        add(missing)
        add(otherTabs)
        add(added)
        add(notCompared)
        add([String(rows), String(isTooMuch)])
        for change in changes {
            add([
                String(change.row), String(change.fileRow), change.column.text, change.old, change.new,
                change.kind.rawValue, String(change.replaces), String(leftOut.contains(change.row)),
            ])
        }
        for row in new { add([String(row.fileRow), row.reason.text]) }
        add(gone.map(String.init))
        return checksum.text
    }

    /// Adds corrections to a sheet's list.
    ///
    /// - Parameters:
    ///   - kinds: Which changes are taken.
    ///   - rows: Which of the rows that are gone are left out.
    ///   - time: Of all of them.
    ///   - list: The corrections from which this was made.
    /// - Returns: How many cells are corrected, and how many rows are left out.
    package func add(
        _ kinds: Set<ReturnedChange.Kind>,
        leavingOut rows: Set<Int>,
        at time: String,
        to list: inout [SheetCorrection]
    ) -> (cells: Int, rows: Int) {
        let taken = changes.filter { kinds.contains($0.kind) && $0.kind.isValue }
        let replaced = ReplacedCells(of: taken)
        list.removeAll(where: replaced.contains)
        list += taken.map { change in
            let made = SheetCorrection.Change.cell(column: change.column, old: change.old, new: change.new)
            return SheetCorrection(time: time, row: change.row, change: made)
        }
        guard !rows.isEmpty else { return (taken.count, 0) }
        let leftOut = Set(list.lazy.filter { $0.change == .leaveOut }.map(\.row))
        let out = gone.filter { rows.contains($0) && !leftOut.contains($0) }
        list += out.map { SheetCorrection(time: time, row: $0, change: .leaveOut) }
        return (taken.count, out.count)
    }

    /// How many rows with taken changes are left out, and stay so.
    package func leftOut(among kinds: Set<ReturnedChange.Kind>) -> Int {
        guard !leftOut.isEmpty else { return 0 }
        let rows = changes.lazy.filter { kinds.contains($0.kind) && leftOut.contains($0.row) }.map(\.row)
        return Set(rows).count
    }
}

extension ReturnedFile {
    /// Cells whose corrections do not apply, and make room for a change.
    struct ReplacedCells {
        private struct Cell: Hashable {
            let row: Int
            let column: String
        }

        private let cells: Set<Cell>
        /// The names of columns by their places, as a correction may name them.
        private let names: [String: String]

        init(of changes: [ReturnedChange]) {
            let replacing = changes.filter(\.replaces)
            cells = Set(replacing.map { Cell(row: $0.row, column: $0.column.text) })
            names = Dictionary(replacing.map { ("#\($0.place + 1)", $0.column.text) }) { first, _ in first }
        }

        /// Whether a correction is of one of them.
        func contains(_ correction: SheetCorrection) -> Bool {
            guard !cells.isEmpty, case .cell(let column, _, _) = correction.change else { return false }
            return cells.contains(Cell(row: correction.row, column: column.text))
                || names[column.text].map { cells.contains(Cell(row: correction.row, column: $0)) } ?? false
        }
    }
}

extension ReturnedRow.Reason {
    fileprivate var text: String {
        switch self {
        case .unknown: "unknown"
        case .copied(let row): "copied \(row)"
        case .keyed(let row): "keyed \(row)"
        case .doubtful(let rows): "doubtful " + rows.map(String.init).joined(separator: " ")
        case .damaged(let row): "damaged " + (row.map(String.init) ?? "")
        }
    }
}
