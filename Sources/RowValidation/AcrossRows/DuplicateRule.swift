import JobModel
import Wording

/// Requires every unique value to stand in one row only; each row that shares one names the first others.
///
/// Rows that share the match key are about the same person or department: then what they differ in is named.
enum DuplicateRule {
    static func findings(_ draft: Draft, line: Int, index: FileIndex, match: String, headers: [String]) -> [Finding] {
        UniqueKeys.of(draft).compactMap { key in
            let others = index.others(sharing: key.field, value: key.value, line: line)
            guard !others.isEmpty else { return nil }
            let (field, isMatch) = (key.field.fieldName, key.field.fieldName == match)
            let places = isMatch ? index.differences(sharing: key.field, value: key.value, line: line) : nil
            guard let places else { return .duplicate(field, key.cell, rows: others) }
            guard !places.isEmpty else { return .repeated(field, key.cell, rows: others) }
            return .contradicted(
                field,
                key.cell,
                rows: others,
                columns: Excerpt(places.map { headers[$0] }, showing: Excerpt<String>.namesListed)
            )
        }
    }
}

extension Finding {
    fileprivate static func duplicate(_ field: String, _ value: String, rows: Excerpt<Int>) -> Finding {
        Finding(
            code: "\(field).duplicate",
            column: field,
            value: value,
            problem: LocalizedText(
                en: "\(field) '\(value)' stands in \(rows.rows.en) as well",
                zh: "\(chinese(field))“\(value)”与\(rows.rows.zh)重复"
            ),
            remedy: LocalizedText(
                en: "Keep it in the one row it belongs to, and write in the others what is theirs.",
                zh: "请只在它所属的一行保留该值，其余各行请填写各自的值。"
            )
        )
    }

    fileprivate static func repeated(_ field: String, _ value: String, rows: Excerpt<Int>) -> Finding {
        Finding(
            code: "\(field).duplicate",
            column: field,
            value: value,
            problem: LocalizedText(
                en: "\(rows.rows.en) says the same of \(field) '\(value)', cell by cell",
                zh: "\(rows.rows.zh)与本行（\(chinese(field))“\(value)”）的内容完全相同"
            ),
            remedy: LocalizedText(en: "Delete all of these rows but one.", zh: "请只保留其中一行，删除其余各行。"),
            pageRemedy: LocalizedText(
                en: "Leave out all of these rows but one.",
                zh: "请只保留其中一行，跳过其余各行。"
            )
        )
    }

    fileprivate static func contradicted(
        _ field: String,
        _ value: String,
        rows: Excerpt<Int>,
        columns: Excerpt<String>
    ) -> Finding {
        let subject: Subject = DepartmentField(rawValue: field) == nil ? .people : .departments
        let isKeyOfPeople = subject == .people
        let names = columns.map { FieldTitle.chinese($0, of: subject) }.names
        return Finding(
            code: "\(field).duplicate",
            column: field,
            value: value,
            problem: LocalizedText(
                en: "\(rows.rows.en) is about \(field) '\(value)' as well and differs in "
                    + columns.names.en,
                zh: "\(rows.rows.zh)也是\(chinese(field))“\(value)”，但\(names.zh)不同"
            ),
            remedy: LocalizedText(
                en: isKeyOfPeople
                    ? "If they are two people, give one of them its own \(field); if they are one, delete the other rows."
                    : "If they are two departments, give one of them its own \(field); if they are one, delete the other rows.",
                zh: isKeyOfPeople
                    ? "如果是不同的人员，请为其中一人填写其自己的\(chinese(field))；如果是同一人，请删除其余各行。"
                    : "如果是不同的部门，请为其中一个填写其自己的\(chinese(field))；如果是同一部门，请删除其余各行。"
            ),
            pageRemedy: LocalizedText(
                en: isKeyOfPeople
                    ? "If they are two people, give one of them its own \(field); if they are one, leave out the other rows."
                    : "If they are two departments, give one of them its own \(field); if they are one, leave out the other rows.",
                zh: isKeyOfPeople
                    ? "如果是不同的人员，请为其中一人填写其自己的\(chinese(field))；如果是同一人，请跳过其余各行。"
                    : "如果是不同的部门，请为其中一个填写其自己的\(chinese(field))；如果是同一部门，请跳过其余各行。"
            )
        )
    }

    /// Of the unique values only those of departments are called names.
    private static func chinese(_ field: String) -> String {
        FieldTitle.chinese(field, of: field == DepartmentField.name.rawValue ? .departments : .people)
    }
}
