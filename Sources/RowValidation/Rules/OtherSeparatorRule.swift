import JobModel
import Wording

/// Recognises a row that is parted by another separator than the sheet, as where a second file was put behind the first.
///
/// All of it stands in the first cell, so that every other cell would be said to be empty.
enum OtherSeparatorRule {
    static func finding(in record: InputRecord, columns: Int) -> Finding? {
        guard columns >= leastColumns, let first = record[0], !first.isEmpty,
            (1..<record.count).allSatisfy({ record[$0]?.isEmpty != false })
        else { return nil }
        let separator = separators.first { separator in
            first.count(where: { $0 == separator }) >= columns - 1
        }
        guard let separator else { return nil }
        return .otherSeparator(record.cellText(at: 0).text, separator)
    }

    /// Whether a record has more than its first cell.
    static func isCertainlyFine(_ record: some LyingRecord) -> Bool {
        for place in 1..<max(record.count, 1) where !record[place].isEmpty { return true }
        return record.count < leastColumns
    }

    /// With fewer columns a list in one cell would look the same.
    private static let leastColumns = 3
    private static let separators = [",", ";", "\t", "|"].map { (sign: Unicode.Scalar) in UInt8(ascii: sign) }
}

extension Finding {
    fileprivate static func otherSeparator(_ text: String, _ separator: UInt8) -> Finding {
        let isTab = separator == UInt8(ascii: "\t")
        let sign = String(UnicodeScalar(separator))
        return Finding(
            code: "row.otherSeparator",
            value: text,
            problem: LocalizedText(
                en:
                    "the row is parted by \(isTab ? "tabs" : "'\(sign)'"), unlike the sheet: all of it is in the first cell",
                zh: "该行的分隔符是\(isTab ? "制表符" : "“\(sign)”")，与表格不同，整行都在第一个单元格中"
            ),
            remedy: LocalizedText(
                en: "Save the rows that came from another file as a sheet of their own, or part them like the others.",
                zh: "请将来自其他文件的行另存为单独的表格，或改用与其他行相同的分隔符。"
            )
        )
    }
}
