import JobModel
import Wording

/// What is to be said of the columns of a sheet.
extension Finding {
    static func unknownColumn(_ header: String, suggestion: String?) -> Finding {
        if let original = MojibakeRule.original(of: header) {
            return Finding(
                code: "header.mojibake",
                column: header,
                value: header,
                problem: LocalizedText(
                    en: "the column '\(header)' was read in a wrong encoding; it was probably '\(original)'",
                    zh: "列名“\(header)”是乱码，原文可能是“\(original)”"
                ),
                remedy: LocalizedText(en: "Export the sheet again as CSV UTF-8.", zh: "请重新导出为 CSV UTF-8。")
            )
        }
        let hint = suggestion.map { (" Did you mean '\($0)'?", "是否应为“\($0)”？") } ?? ("", "")
        let name = YAMLScalar.text(header)
        return Finding(
            code: "header.unknown",
            column: header,
            value: header,
            problem: LocalizedText(
                en: "the column '\(header)' is not known.\(hint.0)",
                zh: "无法识别列“\(header)”。\(hint.1)"
            ),
            remedy: LocalizedText(
                en: name == header
                    ? "Rename it, map it under `columns:`, or list it under `ignore:`."
                    : "Rename it, or map it under `columns:` or list it under `ignore:`, in the job as \(name).",
                zh: name == header
                    ? "请改名、在 columns 中映射，或列入 ignore。" : "请改名、在 columns 中映射，或列入 ignore；在任务中写作 \(name)。"
            ),
            pageRemedy: LocalizedText(
                en: "Choose on the page Columns what it is, or that it is passed over.",
                zh: "请在“列”页面选择它对应的字段，或选择忽略。"
            )
        )
    }

    static func nameInTwoColumns(_ names: NameColumns, field: String) -> Finding {
        let line = "\(YAMLScalar.text(names.template)): \(field)"
        return Finding(
            code: "header.nameInTwoColumns",
            column: names.last,
            value: names.template,
            problem: LocalizedText(
                en: "the name stands in two columns, '\(names.first)' and '\(names.last)'",
                zh: "姓名分在“\(names.last)”和“\(names.first)”两列"
            ),
            remedy: LocalizedText(
                en: "Put them together in the job, columns: { \(line) }, or list both under `ignore:`.",
                zh: "请在任务中拼接：columns: { \(line) }；或将两列都列入 ignore。"
            ),
            pageRemedy: LocalizedText(
                en: "Join them on the page Columns as \(names.template), which makes the name; or pass both over.",
                zh: "请在“列”页面用 \(names.template) 拼接为姓名，或忽略这两列。"
            )
        )
    }

    static func readOnlyColumn(_ header: String) -> Finding {
        Finding(
            code: "header.readOnly",
            column: header,
            problem: LocalizedText(en: "the column '\(header)' is never written", zh: "列“\(header)”不会写入"),
            remedy: LocalizedText(en: "Nothing to do.", zh: "无需处理。")
        )
    }

    static func newPeopleColumn(_ header: String) -> Finding {
        Finding(
            code: "header.newPeople",
            column: header,
            problem: LocalizedText(
                en: "the column '\(header)' is written only where a row makes a new person: nobody can read it back",
                zh: "列“\(header)”仅在新建人员时写入，因为无法读回比较"
            ),
            remedy: LocalizedText(
                en: "Nothing to do; change it in the admin console for who is there.",
                zh: "无需处理；已有人员请在管理后台修改。"
            )
        )
    }

    static let fieldTwiceCode = "header.fieldTwice"

    static func fieldTwice(_ field: String, _ first: SheetColumns.Column, _ second: SheetColumns.Column) -> Finding {
        // Names that only look the same are the same to a job.
        let isOneName =
            first.header != second.header && HeaderNames.fold(first.header) == HeaderNames.fold(second.header)
        let (one, other) = (named(first), named(second))
        return Finding(
            code: fieldTwiceCode,
            column: second.header,
            problem: LocalizedText(
                en: "two columns are \(field): \(one.en) and \(other.en)",
                zh: "有两列都是“\(FieldTitle.chinese(field))”：\(one.zh)和\(other.zh)"
            ),
            remedy: isOneName
                ? LocalizedText(
                    en: "Rename one of them in the sheet: a job knows columns by their names.",
                    zh: "请在表格中修改其中一列的列名：任务只按列名识别列。"
                )
                : LocalizedText(en: "Keep one; list the other under `ignore:`.", zh: "请保留一列，将另一列加入 ignore。"),
            pageRemedy: isOneName
                ? LocalizedText(
                    en: "Rename one of them in the sheet, and drop the sheet again.",
                    zh: "请在表格中修改其中一列的列名，然后重新上传表格。"
                )
                : LocalizedText(
                    en: "Keep one; choose on the page Columns that the other is passed over.",
                    zh: "请保留一列，并在“列”页面选择忽略另一列。"
                )
        )
    }

    /// A column by its heading; one that a job calls by its number has none of its own, and its letters are seen in the sheet.
    private static func named(_ column: SheetColumns.Column) -> LocalizedText {
        guard SheetColumnName(column.header).place == column.place else {
            return LocalizedText(en: "'\(column.header)'", zh: "“\(column.header)”")
        }
        let letters = SheetColumnName.letters(of: column.place)
        return LocalizedText(en: "column \(letters)", zh: "\(letters) 列")
    }

    static func noMatchColumn(_ field: String, isOfNames: Bool) -> Finding {
        Finding(
            code: "header.noMatch",
            column: nil,
            value: field,
            problem: LocalizedText(
                en: "no column is \(field), by which rows are matched",
                zh: "缺少用于匹配的列“\(FieldTitle.chinese(field))”（\(field)）"
            ),
            remedy: isOfNames
                ? LocalizedText(
                    en: "Say `match: path` (`--match path`): names and their parents' names make the paths.",
                    zh: "请使用 match: path（--match path）：由部门名称和上级部门名称得出路径。"
                )
                : LocalizedText(
                    en: "Add the column, map one to it, or match by another field.",
                    zh: "请添加该列、映射一列，或改用其他匹配字段。"
                ),
            pageRemedy: LocalizedText(
                en: isOfNames
                    ? "Choose on the page Columns that rows are matched by path: names and their parents' names make it."
                    : "Choose on the page Columns which column it is, or another field by which rows are matched.",
                zh: isOfNames
                    ? "请在“列”页面选择按 path 匹配：由部门名称和上级部门名称得出路径。" : "请在“列”页面选择对应的列，或选择其他匹配字段。"
            )
        )
    }

    static func columnNotInFile(_ name: String) -> Finding {
        Finding(
            code: "header.notInFile",
            column: name,
            problem: LocalizedText(
                en: "the job maps the column '\(name)', which the file does not have",
                zh: "任务映射的列“\(name)”不在文件中"
            ),
            remedy: LocalizedText(en: "Check the spelling in the job.", zh: "请检查任务中的列名。"),
            pageRemedy: LocalizedText(
                en: "On the page Columns, take '\(name)' away and choose which columns of this sheet are meant.",
                zh: "请在“列”页面取消“\(name)”，并选择此表格中对应的列。"
            )
        )
    }

    static func nothingToIgnore(_ name: String) -> Finding {
        Finding(
            code: "header.nothingIgnored",
            value: name,
            problem: LocalizedText(
                en: "the job ignores '\(name)', and no column of the file is called so",
                zh: "任务忽略的“\(name)”在文件中没有对应的列"
            ),
            remedy: LocalizedText(en: "Check the spelling, or take it out of `ignore:`.", zh: "请检查列名，或从 ignore 中删除。"),
            pageRemedy: LocalizedText(
                en: "Nothing to do: it was passed over in an earlier sheet, and this one does not have it.",
                zh: "无需处理：该列曾在之前的表格中被忽略，此表格没有该列。"
            )
        )
    }

    static func partNotInFile(_ name: String, of template: ColumnTemplate) -> Finding {
        Finding(
            code: "header.noPart",
            column: name,
            problem: LocalizedText(
                en: "the job makes a value of \(template.text), and the file has no column '\(name)'",
                zh: "任务用 \(template.text) 拼接取值，但文件中没有列“\(name)”"
            ),
            remedy: LocalizedText(en: "Correct the name in the job.", zh: "请更正任务中的列名。"),
            pageRemedy: LocalizedText(
                en: "Take the joined value away on the page Columns, or join the columns that this sheet has.",
                zh: "请在“列”页面取消该拼接，或用此表格中的列重新拼接。"
            )
        )
    }

    static func acceptNotInFile(_ name: String) -> Finding {
        Finding(
            code: "header.noAccept",
            column: name,
            problem: LocalizedText(
                en: "`accept:` names the column '\(name)', which the file does not have",
                zh: "accept 中的列“\(name)”不在文件中"
            ),
            remedy: LocalizedText(en: "Correct the name in the job.", zh: "请更正任务中的列名。"),
            pageRemedy: LocalizedText(
                en: "Nothing to do: the value was right in an earlier sheet, and this one does not have the column.",
                zh: "无需处理：该值曾在之前的表格中被确认，此表格没有该列。"
            )
        )
    }

    static func conditionNotInFile(_ name: String) -> Finding {
        Finding(
            code: "header.noCondition",
            column: name,
            problem: LocalizedText(
                en: "`where:` looks at the column '\(name)', which the file does not have",
                zh: "where 使用的列“\(name)”不在文件中"
            ),
            remedy: LocalizedText(en: "Correct the name in the job.", zh: "请更正任务中的列名。")
        )
    }
}
