import JobModel
import Wording

// A department stands below one that has a place: not in a circle, and not below a row that is refused.
extension Finding {
    static func parentCycle(rows: Excerpt<Int>) -> Finding {
        let list = rows.path
        return Finding(
            code: "parent.cycle",
            column: "parent_department_id",
            problem: rows.count == 1
                ? LocalizedText(en: "the department would come to stand below itself", zh: "部门不能移到其自身或下级部门之下")
                : LocalizedText(
                    en: "the departments of rows \(list.en) stand below each other in a circle",
                    zh: "第 \(list.zh) 行的部门互为上级"
                ),
            remedy: rows.count == 1
                ? LocalizedText(en: "Name a parent that is not below it.", zh: "请填写不在其下级的上级部门。")
                : LocalizedText(en: "Correct one of these rows.", zh: "请更正其中一行。")
        )
    }

    static func refusedParent(_ cell: String, row: Int) -> Finding {
        Finding(
            code: "parent.refused",
            value: cell,
            problem: LocalizedText(
                en: "the parent '\(cell)' is row \(row), which is refused",
                zh: "上级“\(cell)”是第 \(row) 行，而该行无效"
            ),
            remedy: LocalizedText(en: "Correct row \(row); this row needs nothing else.", zh: "请更正第 \(row) 行；本行无需其他修改。")
        )
    }
}
