import JobModel
import Wording

extension Finding {
    /// Of a cell that is not what it was when it was corrected.
    static func correctionDiffers(_ change: (old: String, new: String), now: String) -> Finding {
        Finding(
            code: "correction.differs",
            value: now,
            problem: LocalizedText(
                en:
                    "the cell was corrected from '\(change.old)' to '\(change.new)', and the sheet now has '\(now)' there",
                zh: "该单元格曾由“\(change.old)”更正为“\(change.new)”，但表格中现在是“\(now)”"
            ),
            remedy: LocalizedText(
                en:
                    "Correct the cell again, or remove the line from the corrections; or give the sheet that was corrected.",
                zh: "请重新更正该单元格，或从更正文件中删除该行；或使用当时更正的表格。"
            ),
            pageRemedy: LocalizedText(
                en: "Correct the cell again; or drop these corrections, and the cells stay as the sheet has them.",
                zh: "请重新更正该单元格；或删除这些更正，保留表格中的值。"
            )
        )
    }

    static func correctionWithoutRow(_ row: Int) -> Finding {
        Finding(
            code: "correction.noRow",
            value: String(row),
            problem: LocalizedText(
                en: "row \(row) was corrected, and the sheet has no such row",
                zh: "更正了第 \(row) 行，但表格中没有该行"
            ),
            remedy: LocalizedText(
                en: "Give the corrections of this sheet, or remove the line from them.",
                zh: "请使用该表格的更正文件，或从中删除该行。"
            ),
            pageRemedy: LocalizedText(
                en: "Read the sheet as it was read then; or drop these corrections, or keep them aside.",
                zh: "请按当时的方式读取表格；或删除、另存这些更正。"
            )
        )
    }

    static func correctionWithoutColumn(_ name: String) -> Finding {
        Finding(
            code: "correction.noColumn",
            value: name,
            problem: LocalizedText(
                en: "cells of the column '\(name)' were corrected, and the sheet has no such column",
                zh: "更正了列“\(name)”的单元格，但表格中没有该列"
            ),
            remedy: LocalizedText(
                en: "Give the corrections of this sheet, or remove the lines from them.",
                zh: "请使用该表格的更正文件，或从中删除这些行。"
            ),
            pageRemedy: LocalizedText(
                en: "Read the sheet as it was read then; or drop these corrections, or keep them aside.",
                zh: "请按当时的方式读取表格；或删除、另存这些更正。"
            )
        )
    }

    static func corrected(cells: Int, leftOut: Int) -> Finding {
        Finding(
            code: "correction.applied",
            problem: LocalizedText(
                en: "the sheet's corrections are applied: cells \(cells), rows left out \(leftOut); its file stays",
                zh: "已应用该表格的更正：单元格 \(cells) 个，跳过 \(leftOut) 行；文件本身不变"
            ),
            remedy: LocalizedText(en: "Nothing to do.", zh: "无需处理。")
        )
    }

    static let leftOutByCorrection = Finding(
        code: "correction.leftOut",
        problem: LocalizedText(
            en: "the row is left out, as the corrections of the sheet say",
            zh: "按表格的更正跳过该行"
        ),
        remedy: LocalizedText(en: "Nothing to do.", zh: "无需处理。"),
        pageRemedy: LocalizedText(
            en: "To have it again, take it back: the button stands at its row.",
            zh: "如需恢复，请点击该行的“恢复”按钮。"
        )
    )
}
