import CSVStream
import Foundation
import JobModel
import LocalFiles
import RowValidation

/// The rows of the newer sheet that have joined, moved or changed, as a CSV file that can be imported.
///
/// Who has left is in the report alone: an import deletes nobody.
package final class ChangedRows {
    private var writer: CSVWriter
    private let isText: Bool
    package let path: String
    package private(set) var rows = 0

    /// Makes the file, with the newer sheet's header.
    ///
    /// - Throws: `CSVStreamError` where it cannot be made, or is there already.
    package init(path: String, like sheet: ComparedSheet) throws {
        self.path = path
        isText = sheet.isText
        writer = try CSVWriter(path: path)
        try write(sheet.header)
        rows = 0
    }

    package func note(_ change: RowChange) throws {
        guard change.kind != .left else { return }
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
