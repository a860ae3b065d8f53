import Foundation
import JobModel

/// A column whose cells say of people that they have left: nobody means to make accounts of those by mistake.
package struct LeaverColumn: Sendable, Equatable {
    package let header: String
    /// What its cells say, as it is written most often.
    package let word: String
    /// How many rows say so.
    package let rows: Int
    /// Whether further rows were not looked at.
    package let isPartial: Bool

    /// The column in which the most rows say so; `nil` where none does.
    ///
    /// - Throws: What reading the sheet throws.
    static func find(in sheet: any Sheet) throws -> LeaverColumn? {
        var found: [Int: [String: Int]] = [:]
        var records = try sheet.records()
        var read = 0
        while read < rowLimit, let record = try records.next()?.record {
            read += 1
            for place in sheet.header.indices {
                guard let bytes = record[place], bytes.count <= byteLimit else { continue }
                let cell = record.string(at: place).trimmingCharacters(in: .whitespaces)
                if words.contains(cell.lowercased()) { found[place, default: [:]][cell, default: 0] += 1 }
            }
        }
        let columns = found.map { place, counts in
            LeaverColumn(
                header: sheet.header[place],
                word: counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "",
                rows: counts.values.reduce(0, +),
                isPartial: read == rowLimit
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
