import JobModel
import Wording

extension TabFacts {
    /// What a person who looks at the tab does not see, or sees otherwise than it is read.
    func notes(header: [String], headerRow: Int) -> [Finding] {
        // What is said of rows and of cells names them itself: the header's row would be taken for theirs.
        [hiddenRowsNote, hiddenColumnsNote(header)?.at(line: headerRow, row: headerRow), mergedNote].compactMap(\.self)
    }

    private var hiddenRowsNote: Finding? {
        guard hiddenRows.count > 0 else { return nil }
        let rows = Excerpt(shown: hiddenRows.shown, of: hiddenRows.count).rows
        let why =
            filter == nil
            ? LocalizedText(en: "", zh: "") : LocalizedText(en: ", most likely by the filter", zh: "（可能因筛选）")
        return Finding(
            code: "sheet.hiddenRows",
            value: hiddenRows.shown.map(String.init).joined(separator: ", "),
            problem: LocalizedText(
                en: "rows with values are hidden\(why.en), and are read as all others: \(rows.en)",
                zh: "有内容的行被隐藏\(why.zh)，仍与其他行一样读取：\(rows.zh)"
            ),
            remedy: LocalizedText(
                en: "Delete the rows that are not meant; or keep them out by `where:`.",
                zh: "请删除不需要的行，或用 where 排除。"
            ),
            pageRemedy: LocalizedText(
                en: "Leave out the rows that are not meant, or delete them in the sheet.",
                zh: "请跳过不需要的行，或在表格中删除。"
            )
        )
    }

    private func hiddenColumnsNote(_ header: [String]) -> Finding? {
        let names = hiddenColumns.flatMap { range in
            range.clamped(to: 0...max(header.count - 1, 0)).filter { range.contains($0) && $0 < header.count }
        }
        .map { header[$0] }.filter { !$0.isEmpty }
        guard !names.isEmpty else { return nil }
        let said = Excerpt(names, showing: Excerpt<String>.namesListed).names
        return Finding(
            code: "sheet.hiddenColumns",
            value: said.en,
            problem: LocalizedText(
                en: "hidden columns are read as all others: \(said.en)",
                zh: "隐藏的列仍与其他列一样读取：\(said.zh)"
            ),
            remedy: LocalizedText(
                en: "Name those that are not meant under `ignore:`.",
                zh: "不需要的列请写入 ignore。"
            ),
            pageRemedy: LocalizedText(
                en: "Choose on the page Columns that those that are not meant are passed over.",
                zh: "不需要的列请在“列”页面选择忽略。"
            )
        )
    }

    private var mergedNote: Finding? {
        guard mergedCells.count > 0 else { return nil }
        let ranges = Excerpt(shown: mergedCells.shown, of: mergedCells.count).names
        return Finding(
            code: "sheet.mergedCells",
            value: mergedCells.shown.joined(separator: ", "),
            problem: LocalizedText(
                en:
                    "cells are merged (\(ranges.en)): the value is read in the first cell of each range, and the others are "
                    + "empty, unless the file still holds a value there that is not shown",
                zh: "有合并单元格（\(ranges.zh)）：值只在第一个单元格，其余为空，文件中仍保留未显示内容的除外"
            ),
            remedy: LocalizedText(
                en: "Where every row is to have the value, unmerge the cells and fill it in.",
                zh: "若每行都需要该值，请取消合并并逐行填写。"
            )
        )
    }
}
