import JobModel
import Wording

/// Recognises rows that were left out of the sheet which this one is a copy of.
///
/// An annotated copy has their cells, so that a spreadsheet shows all rows, and says so in `roster_code`. Read as a sheet of
/// its own it comes without the corrections that leave them out: they are left out all the same, counted and named.
enum LeftOutBeforeRule {
    /// The place of the column that says so; `nil` where Roster has not written the sheet.
    static func place(in header: [String]) -> Int? { header.firstIndex { HeaderNames.fold($0) == column } }

    static func finding(on record: InputRecord, at place: Int?) -> Finding? {
        guard let place, record.string(at: place).trimmed == Finding.Code.leftOutByCorrection else { return nil }
        return .leftOutBefore
    }

    /// Whether nothing stands in that column.
    static func isCertainlyFine(_ record: some LyingRecord, at place: Int?) -> Bool {
        place.map { record[$0].isEmpty } ?? true
    }

    private static let column = "roster_code"
}

extension Finding {
    fileprivate static let leftOutBefore = Finding(
        code: "row.leftOutBefore",
        problem: LocalizedText(
            en: "the row was left out of the sheet that this one is a copy of, and is left out",
            zh: "该行在原表格中已被跳过，此副本中同样跳过"
        ),
        remedy: LocalizedText(
            en: "Nothing to do; to have the row, empty its cell in roster_code.",
            zh: "无需处理；如需该行，请清空其 roster_code 单元格。"
        ),
        pageRemedy: LocalizedText(
            en:
                "Nothing to do; to have the row, empty its cell in the column roster_code of the file, and drop that file.",
            zh: "无需处理；如需该行，请在文件中清空其 roster_code 列的单元格，然后重新上传。"
        )
    )
}
