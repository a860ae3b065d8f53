import Foundation
import JobEngine
import JobModel

/// A column whose cells say of people that they have left: nobody means to make accounts of those by mistake.
package struct LeaverColumn: Sendable, Equatable {
    package let header: String
    /// What its cells say, as it is written most often.
    package let word: String
    /// How many rows say so; those that are left out do not count.
    package let rows: Int
    /// Whether there are further rows, which were not looked at.
    package let isPartial: Bool

    /// The column in which the most rows say so.
    ///
    /// - Parameters:
    ///   - sheet: As its file has it.
    ///   - corrections: What was corrected of it; read only where a cell says of somebody that they have left.
    /// - Throws: What reading the sheet or the corrections throws.
    /// - Returns: `nil` where no row does.
    static func find(in sheet: any Sheet, corrections: () throws -> [SheetCorrection]) throws -> LeaverColumn? {
        var (found, isPartial) = try cells(of: sheet, nil)
        guard !found.isEmpty else { return nil }
        let list = try corrections()
        if !list.isEmpty {
            (found, isPartial) = try cells(of: sheet, RowCorrections.all(of: list, header: sheet.header).0)
        }
        let columns = found.map { place, cells in
            let counts = cells.values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            return LeaverColumn(
                header: sheet.header[place],
                word: counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "",
                rows: cells.count,
                isPartial: isPartial
            )
        }
        return columns.max { ($0.rows, $1.header) < ($1.rows, $0.header) }
    }

    /// Looks for the cells that say so.
    ///
    /// - Parameters:
    ///   - sheet: As its file has it.
    ///   - corrections: Applied as an import applies them; rows that are left out are passed over.
    /// - Throws: What reading the sheet throws.
    /// - Returns: The cells by the places of their columns and by their rows, and whether there are further rows.
    private static func cells(
        of sheet: any Sheet,
        _ corrections: RowCorrections?
    ) throws -> (found: [Int: [Int: String]], isPartial: Bool) {
        var found: [Int: [Int: String]] = [:]
        var records = try sheet.records()
        var read = 0
        while read < rowLimit, let record = try records.next()?.record {
            read += 1
            let row = corrections?.rows[record.row]
            if row?.isLeftOut == true { continue }
            for place in sheet.header.indices {
                if row == nil, record[place].map({ $0.count <= byteLimit }) != true { continue }
                let text = row?.text(of: record, at: place) ?? record.string(at: place)
                let cell = text.trimmingCharacters(in: .whitespaces)
                if words.contains(cell.lowercased()) { found[place, default: [:]][record.row] = cell }
            }
        }
        return (found, try read == rowLimit && records.next() != nil)
    }

    private static let words: Set<String> = [
        "离职", "已离职", "離職", "已離職", "退休", "已退休", "辞退", "已辞退", "resigned", "has left", "terminated", "dismissed",
        "retired", "former employee", "ex-employee",
    ]
    private static let byteLimit = 40
    /// How many rows are looked at.
    package static let rowLimit = 5000
}
