package import Wording

/// Why an export cannot be what was chosen.
package enum ExportChoiceError: ExplainedError, Equatable {
    /// `near` is what was probably meant.
    case unknownField(String, of: Subject, near: String?)
    case fieldTwice(String, of: Subject)
    /// Two conditions are about one field.
    case conditionTwice(String)
    case noFields(of: Subject)
    case unknownDepartment(String, near: String?)
    /// Several departments have the path.
    case ambiguousDepartment(String, ids: [String])
    /// Several names of departments are wrong, each for a reason of its own.
    case departments([ExportChoiceError])
    /// A value of a condition, and its field.
    case malformedDate(String, of: String)
    /// The last day of the range is before the first.
    case reversedDates(String, of: String)
    /// A condition has a value that nobody can have in this field.
    case unreadableValue(field: String, problem: LocalizedText, remedy: LocalizedText)
    /// Where another format is written.
    case encodingNotOfFormat(ExportChoice.Format)

    package var explanation: Explanation {
        switch self {
        case .unknownField(let field, let subject, let near):
            Explanation(
                problem: LocalizedText(
                    en: "there is no field '\(field)' of \(subject.rawValue)"
                        + (near.map { "; did you mean '\($0)'?" } ?? ""),
                    zh: "\(subject == .people ? "人员" : "部门")没有字段“\(field)”" + (near.map { "，是否应为“\($0)”？" } ?? "")
                ),
                remedy: LocalizedText(
                    en:
                        "Write names as the manual page of exports lists them, custom_attrs.NAME for an attribute, or all alone.",
                    zh: "请填写导出手册中列出的字段名，自定义字段写作 custom_attrs.名称，或只填写 all。"
                )
            )
        case .fieldTwice(let field, let subject):
            Explanation(
                problem: LocalizedText(
                    en: "the field '\(field)' of \(subject.rawValue) is chosen twice",
                    zh: "字段“\(field)”被选择了两次"
                ),
                remedy: LocalizedText(en: "Name it once.", zh: "请只写一次。")
            )
        case .conditionTwice(let field):
            Explanation(
                problem: LocalizedText(
                    en: "the field '\(field)' has two conditions",
                    zh: "字段“\(field)”有两个条件"
                ),
                remedy: LocalizedText(
                    en: "Give it one condition with all of its values, as in city=上海,北京.",
                    zh: "请合并为一个条件并写出全部的值，例如 city=上海,北京。"
                )
            )
        case .noFields(let subject):
            Explanation(
                problem: LocalizedText(en: "no field of \(subject.rawValue) is chosen", zh: "没有选择任何字段"),
                remedy: LocalizedText(en: "Name a field, or leave the key out.", zh: "请填写字段，或去掉该项。")
            )
        case .unknownDepartment(let department, let near):
            Explanation(
                problem: LocalizedText(
                    en: "there is no department '\(department)'" + (near.map { "; did you mean '\($0)'?" } ?? ""),
                    zh: "没有部门“\(department)”" + (near.map { "，是否应为“\($0)”？" } ?? "")
                ),
                remedy: LocalizedText(
                    en: "Write its id, its open id, or its whole path such as 工程部/后端; the app must be able to see it.",
                    zh: "请填写部门 ID、open id 或完整路径，如 工程部/后端；该部门须在应用的通讯录权限范围内。"
                )
            )
        case .ambiguousDepartment(let department, let ids):
            Explanation(
                problem: LocalizedText(
                    en: "\(ids.count, "department has", "departments have") the path '\(department)'",
                    zh: "有 \(ids.count) 个部门的路径是“\(department)”"
                ),
                remedy: LocalizedText(
                    en: "Write the id of one: \(ids.joined(separator: ", ")).",
                    zh: "请填写其中一个的 ID：\(ids.joined(separator: "、"))。"
                )
            )
        case .departments(let errors):
            Explanation(
                problem: LocalizedText(
                    en: errors.map(\.problem.en).joined(separator: "; "),
                    zh: errors.map(\.problem.zh).joined(separator: "；")
                ),
                remedy: Self.each(errors.map(\.remedy))
            )
        case .malformedDate(let value, let field):
            Explanation(
                problem: LocalizedText(
                    en: "'\(value)' is no date and no range of dates for the field '\(field)'",
                    zh: "“\(value)”不是字段“\(field)”可用的日期或日期范围"
                ),
                remedy: LocalizedText(
                    en: "Write a day such as 2026-12-31, or a range such as 2026-01-01.. or 2026-01-01..2026-12-31.",
                    zh: "请填写日期（例如 2026-12-31）或日期范围（例如 2026-01-01.. 或 2026-01-01..2026-12-31）。"
                )
            )
        case .reversedDates(let value, let field):
            Explanation(
                problem: LocalizedText(
                    en: "the last day of '\(value)' for the field '\(field)' is before its first day",
                    zh: "字段“\(field)”的日期范围“\(value)”中，结束日期早于起始日期"
                ),
                remedy: LocalizedText(
                    en: "Write the earlier day first, as in 2026-01-01..2026-12-31.",
                    zh: "请先写较早的日期，例如 2026-01-01..2026-12-31。"
                )
            )
        case .unreadableValue(let field, let problem, let remedy):
            Explanation(
                problem: LocalizedText(
                    en: "the condition of '\(field)' cannot be read: \(problem.en)",
                    zh: "字段“\(field)”的条件无法识别：\(problem.zh)"
                ),
                remedy: remedy
            )
        case .encodingNotOfFormat(let format):
            Explanation(
                problem: LocalizedText(
                    en: "an encoding is of CSV alone, and \(format.rawValue) is to be written",
                    zh: "编码只用于 CSV，而输出格式为 \(format.rawValue)"
                ),
                remedy: LocalizedText(en: "Leave the encoding out, or write csv.", zh: "请去掉编码，或改为 csv。")
            )
        }
    }

    /// Each sentence once.
    private static func each(_ remedies: [LocalizedText]) -> LocalizedText {
        let own = remedies.reduce(into: [LocalizedText]()) { if !$0.contains($1) { $0.append($1) } }
        return LocalizedText(en: own.map(\.en).joined(separator: " "), zh: own.map(\.zh).joined())
    }
}
