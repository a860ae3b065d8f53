import ContactAPI
import JobModel
import Wording

/// Requires what a create cannot do without: name, mobile (Lark: mobile or email), a department, an employee type.
enum RequiredRule {
    static func findings(_ person: PersonDraft, edition: JobDefinition.Edition) -> [Finding] {
        var missing: [String] = []
        if person.values.name == nil { missing.append("name") }
        switch edition {
        case .feishu: if person.values.mobile == nil { missing.append("mobile") }
        case .lark: if person.values.mobile == nil, person.values.email == nil { missing.append("mobile") }
        }
        if person.departments.isEmpty { missing.append("department_ids") }
        if person.values.employeeType == nil { missing.append("employee_type") }
        return missing.map { Finding.required($0) } + foreign(person)
    }

    /// What a row must give so that nothing is missing in it; `missing` are the fields that no column gives, which is said of
    /// the sheet.
    static func certainFields(
        isNew: Bool,
        match: PersonField,
        edition: JobDefinition.Edition,
        missing: Set<String>
    ) -> RequiredFields {
        var (all, oneOf) = (FieldSet(match), FieldSet())
        guard isNew else { return RequiredFields(all: all, oneOf: oneOf, asksAddressAbroad: false) }
        for field in [PersonField.name, .departmentIDs, .employeeType] where !missing.contains(field.rawValue) {
            all.insert(FieldSet(field))
        }
        if !missing.contains(PersonField.mobile.rawValue) {
            switch edition {
            case .feishu: all.insert(FieldSet(.mobile))
            case .lark: oneOf = [FieldSet(.mobile), FieldSet(.email)]
            }
        }
        return RequiredFields(all: all, oneOf: oneOf, asksAddressAbroad: true)
    }

    /// A number from abroad needs an address beside it.
    ///
    /// Source: contact API, 44020.
    private static func foreign(_ person: PersonDraft) -> [Finding] {
        guard let mobile = person.values.mobile, !mobile.hasPrefix("+86"), person.values.email == nil else { return [] }
        return [
            Finding(
                code: "email.requiredAbroad",
                column: "email",
                value: mobile,
                problem: LocalizedText(en: "a mobile number from abroad needs an email beside it", zh: "境外手机号必须同时填写邮箱"),
                remedy: LocalizedText(en: "Add the email.", zh: "请补充邮箱。")
            )
        ]
    }

    static func findings(_ department: DepartmentDraft) -> [Finding] {
        department.values.name == nil && department.path == nil ? [.required("name", of: .departments)] : []
    }
}

extension Finding {
    /// The column is put in where the sheet has one.
    static func required(_ field: String, of subject: Subject = .people) -> Finding {
        Finding(
            code: "required.\(field)",
            column: field,
            problem: LocalizedText(
                en: "\(field) is empty, and a create needs it",
                zh: "缺少\(FieldTitle.chinese(field, of: subject))，创建时必填"
            ),
            remedy: LocalizedText(
                en: "Fill the cell, or give the field under `defaults:`.",
                zh: "请填写，或在 defaults 中设置默认值。"
            ),
            pageRemedy: LocalizedText(
                en:
                    "Fill the cells, all rows at once below them where they have the same value; or leave the rows out.",
                zh: "请填写单元格（相同的值可在行的下方批量填写），或跳过这些行。"
            )
        )
    }

    /// The key by which rows are matched; no default can stand for it.
    static func keyIsEmpty(_ field: String, of subject: Subject) -> Finding {
        Finding(
            code: "required.\(field)",
            column: field,
            problem: LocalizedText(
                en: "\(field) is empty, and rows are matched by it",
                zh: "缺少\(FieldTitle.chinese(field, of: subject))，该字段用于匹配，不能为空"
            ),
            remedy: LocalizedText(en: "Fill the cell, or take the row out.", zh: "请填写，或删除该行。"),
            pageRemedy: LocalizedText(
                en: "Fill the cell here, or leave the row out.",
                zh: "请在此处填写单元格，或跳过该行。"
            )
        )
    }
}
