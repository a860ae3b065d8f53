import CSVStream
import Foundation
import JobModel
import LocalFiles
import RowValidation

/// Rows of the changes between two sheets, as a CSV file.
///
/// Those that joined, moved or changed can be imported, as they are now. Who has left is among them where that is asked for
/// alone: an import deletes nobody.
package final class ChangedRows {
    private var writer: CSVWriter
    private let isText: Bool
    private let kinds: Set<RowChange.Kind>
    package let path: String
    package private(set) var rows = 0

    /// Makes the file, with the header of the sheet that its rows come from.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - sheet: The newer sheet; of rows that have left the older one.
    ///   - kinds: Which rows are written.
    /// - Throws: `CSVStreamError` where it cannot be made, or is there already.
    package init(
        path: String,
        like sheet: ComparedSheet,
        kinds: Set<RowChange.Kind> = [.joined, .moved, .changed]
    ) throws {
        self.path = path
        self.kinds = kinds
        isText = sheet.isText
        writer = try CSVWriter(path: path)
        try write(sheet.header)
        rows = 0
    }

    package func note(_ change: RowChange) throws {
        guard kinds.contains(change.kind) else { return }
        try write(change.record)
    }

    /// Puts everything on the disk.
    package func close() throws { try writer.close() }

    /// Cells of a CSV file have their apostrophes already; those of a workbook are to be read as they were read there, be it
    /// as a formula that is refused.
    private func write(_ record: [String]) throws {
        try writer.write(asItStands: isText ? record : record.map(FormulaCell.kept), [])
        rows += 1
    }
}
