package import JobModel
import Wording

extension SheetColumns {
    /// The fields that a create needs and neither a column nor a default gives: name, mobile (Lark: mobile or email), a
    /// department, an employee type.
    package func missingFields(_ step: StepDefinition, edition: JobDefinition.Edition) -> [String] {
        let given = Set(columns.compactMap(\.meaning.fieldName)).union(step.defaults.keys)
        switch step.subject {
        case .people:
            var needed: [PersonField] = [.name, .mobile, .departmentIDs, .employeeType]
            if edition == .lark, given.contains(PersonField.email.rawValue) { needed.removeAll { $0 == .mobile } }
            return needed.map(\.rawValue).filter { !given.contains($0) }
        case .departments:
            let names: [DepartmentField] = [.name, .path]
            return names.contains { given.contains($0.rawValue) } ? [] : [DepartmentField.name.rawValue]
        }
    }

    /// What is to be said once of columns without which no row can be a create.
    package func missingColumns(_ step: StepDefinition, edition: JobDefinition.Edition) -> [Finding] {
        // The match key, and a name in two columns, have a finding of their own.
        let isNameTold = findings.contains { $0.code == Finding.Code.nameInTwoColumns }
        return missingFields(step, edition: edition)
            .filter { $0 != step.match && !(isNameTold && $0 == PersonField.name.rawValue) }
            .map { Finding.missingColumn($0, of: step.subject) }
    }
}

extension Finding {
    /// Of a row that would be a create, in a sheet whose other rows may be updates.
    static func missingInCreate(_ field: String, of subject: Subject) -> Finding {
        let titled = FieldTitle.chineseWithName(field, of: subject)
        return Finding(
            code: "column.missing",
            column: field,
            problem: LocalizedText(
                en: "the row would be a create, which needs \(field), and no column is that",
                zh: "该行将新建，必须有 \(titled)，但表格中没有该列"
            ),
            remedy: LocalizedText(
                en: "Add the column, map one to it under `columns:`, or give its value under `defaults:`.",
                zh: "请添加该列、在 columns 中映射一列，或在 defaults 中设置默认值。"
            ),
            pageRemedy: LocalizedText(
                en: "Choose on the page Columns which column it is, or give all rows one value there.",
                zh: "请在“列”页面选择对应的列，或为所有行填写同一个值。"
            )
        )
    }

    fileprivate static func missingColumn(_ field: String, of subject: Subject) -> Finding {
        let titled = FieldTitle.chineseWithName(field, of: subject)
        return Finding(
            code: "header.missing",
            value: field,
            problem: LocalizedText(en: "no column is \(field), and a create needs it", zh: "缺少列 \(titled)，创建时必填"),
            remedy: LocalizedText(
                en: "Add the column, map one to it under `columns:`, or give its value under `defaults:`.",
                zh: "请添加该列、在 columns 中映射一列，或在 defaults 中设置默认值。"
            ),
            pageRemedy: LocalizedText(
                en: "Choose on the page Columns which column it is, or give all rows one value there.",
                zh: "请在“列”页面选择对应的列，或为所有行填写同一个值。"
            )
        )
    }
}
