import Wording

extension WorkbookError {
    /// A cell, row or column that no spreadsheet has.
    static func outside(_ name: String, path: String, part: String) -> WorkbookError {
        .damaged(
            path: path,
            part: part,
            reason: LocalizedText(
                en: "'\(name.prefix(40))' lies outside a spreadsheet of 1,048,576 rows and 16,384 columns",
                zh: "“\(name.prefix(40))”超出 1,048,576 行、16,384 列的范围"
            )
        )
    }

    /// A cell or row behind one that stands further down or to the right.
    static func disorder(_ name: String, path: String, part: String) -> WorkbookError {
        .damaged(
            path: path,
            part: part,
            reason: LocalizedText(
                en: "'\(name.prefix(40))' is there twice or not in order",
                zh: "“\(name.prefix(40))”重复或顺序错误"
            )
        )
    }
}
