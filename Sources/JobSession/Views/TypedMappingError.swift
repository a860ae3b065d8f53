package import JobModel
package import Wording

/// Why columns cannot be joined or split as it was typed, or rows cannot have the value that was.
package enum TypedMappingError: ExplainedError, Equatable {
    case noJoin(field: String, Subject)
    case noFieldOfJoin(String)
    /// A text without braces, or with one that has no other.
    case noTemplate(String)
    case noTemplateOfShape(String)
    case noColumn(String, nearest: String?)
    case noColumnToSplit(String)
    case noShape(column: String)
    case noFieldInShape(String)
    case notSeparable(String)
    case noField(String, nearest: String?, Subject)
    case noFieldOfCommon(String)
    case noCommonValue(field: String, Subject)
    case wrongValue(field: String, Subject, Finding)

    package var explanation: Explanation { Explanation(problem: what, remedy: next) }

    private var what: LocalizedText {
        switch self {
        case .noJoin(let field, let subject):
            LocalizedText(
                en: "'\(FieldTitle.english(field))' is chosen for joined columns, and no columns are given",
                zh: "已为拼接选择“\(FieldTitle.chinese(field, of: subject))”，但没有填写要拼接的列"
            )
        case .noFieldOfJoin(let text):
            LocalizedText(en: "No field is chosen for the joined columns '\(text)'", zh: "没有为拼接“\(text)”选择字段")
        case .noTemplate(let text), .noTemplateOfShape(let text):
            LocalizedText(
                en: "'\(text)' has no name in braces, or a brace without its other one",
                zh: "“\(text)”中没有写在花括号中的名称，或花括号不成对"
            )
        case .noColumn(let name, _):
            LocalizedText(en: "The sheet has no column '\(name)'", zh: "表格中没有列“\(name)”")
        case .noColumnToSplit(let text):
            LocalizedText(en: "No column is chosen to be split by '\(text)'", zh: "没有选择要按“\(text)”拆分的列")
        case .noShape(let column):
            LocalizedText(
                en: "The column '\(column)' is to be split, and it is not said how",
                zh: "选择了拆分列“\(column)”，但没有填写单元格的格式"
            )
        case .noFieldInShape(let text):
            LocalizedText(en: "'\(text)' names no field", zh: "“\(text)”中没有写明字段")
        case .notSeparable(let text):
            LocalizedText(en: "Nothing stands between the fields of '\(text)'", zh: "“\(text)”的字段之间没有分隔内容")
        case .noField(let name, _, _): LocalizedText(en: "There is no field '\(name)'", zh: "没有字段“\(name)”")
        case .noFieldOfCommon(let value):
            LocalizedText(
                en: "No field is chosen that gets the value '\(value)' in all rows",
                zh: "没有选择要统一填写“\(value)”的字段"
            )
        case .noCommonValue(let field, let subject):
            LocalizedText(
                en: "'\(FieldTitle.english(field, of: subject))' is chosen for all rows, and no value is given",
                zh: "已选择统一填写“\(FieldTitle.chinese(field, of: subject))”，但没有填写值"
            )
        case .wrongValue(let field, let subject, let finding):
            LocalizedText(
                en: "The value of '\(FieldTitle.english(field, of: subject))' for all rows: \(finding.problem.en)",
                zh: "为所有行填写的“\(FieldTitle.chinese(field, of: subject))”：\(finding.problem.zh)"
            )
        }
    }

    private var next: LocalizedText {
        switch self {
        case .noJoin, .noTemplate:
            LocalizedText(
                en: "Write each name between { and }, such as {First name} {Last name}.",
                zh: "请将每个名称写在半角花括号 { } 中，例如 {姓}{名}。"
            )
        case .noFieldOfJoin, .noFieldOfCommon:
            LocalizedText(en: "Choose the field beside it.", zh: "请在旁边选择字段。")
        case .noColumn(_, let near?):
            LocalizedText(en: "Did you mean '\(near)'?", zh: "是否应为“\(near)”？")
        case .noColumn: LocalizedText(en: "Write the name as it stands in the sheet.", zh: "请按表格中的列名填写。")
        case .noColumnToSplit: LocalizedText(en: "Choose the column beside it.", zh: "请在旁边选择列。")
        case .noShape, .noFieldInShape, .noTemplateOfShape:
            LocalizedText(
                en: "Write the fields in braces, such as {name}({employee_no}).",
                zh: "请将字段写在花括号中，例如 {姓名}({工号})。"
            )
        case .notSeparable:
            LocalizedText(
                en: "Write what stands between them in the cells, such as the bracket in {name}({employee_no}).",
                zh: "请写明单元格中分隔它们的内容，例如 {姓名}({工号}) 中的括号。"
            )
        case .noField(_, let near?, let subject):
            LocalizedText(
                en: "Did you mean '\(FieldTitle.english(near, of: subject))'?",
                zh: "是否应为“\(FieldTitle.chineseWithName(near, of: subject))”？"
            )
        case .noField:
            LocalizedText(
                en: "Write a field as the list 'which makes' calls it, such as {name}.",
                zh: "请按“得到”列表中的名称填写字段，例如 {姓名}。"
            )
        case .noCommonValue: LocalizedText(en: "Write the value beside it.", zh: "请在旁边填写值。")
        case .wrongValue(_, _, let finding): TypedValueRemedy.of(finding)
        }
    }
}
