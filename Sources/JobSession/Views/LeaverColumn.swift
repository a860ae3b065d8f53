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
        var found: [Int: [Int: String]] = [:]
        var records = try sheet.records()
        var read = 0
        while read < rowLimit, let record = try records.next()?.record {
            read += 1
            for place in sheet.header.indices {
                guard let bytes = record[place], bytes.count <= byteLimit else { continue }
                let cell = record.string(at: place).trimmingCharacters(in: .whitespaces)
                if words.contains(cell.lowercased()) { found[place, default: [:]][record.row] = cell }
            }
        }
        guard !found.isEmpty else { return nil }
        let isPartial = try read == rowLimit && records.next() != nil
        for correction in try corrections() {
            switch correction.change {
            case .leaveOut: for place in found.keys { found[place]?[correction.row] = nil }
            case .cell(let column, _, let new):
                guard let place = column.place(in: sheet.header), !words.contains(new.lowercased()) else { continue }
                found[place]?[correction.row] = nil
            }
        }
        let columns = found.filter { !$0.value.isEmpty }.map { place, cells in
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

    private static let words: Set<String> = [
        "离职", "已离职", "離職", "已離職", "退休", "已退休", "辞退", "已辞退", "resigned", "has left", "terminated", "dismissed",
        "retired", "former employee", "ex-employee",
    ]
    private static let byteLimit = 40
    private static let rowLimit = 5000
}
