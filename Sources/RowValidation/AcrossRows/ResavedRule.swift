import ContactAPI
import JobModel
import Wording

/// Finds texts that a spreadsheet has damaged, by what the directory holds: `481` for `00481`, `3E+10` for `3E10`,
/// `1月2日` for `1-2`.
///
/// Nothing in the sheet tells them from values that are right, and they would be written over those. Of a match key
/// that names nobody the person is found by the row's other keys.
enum ResavedRule {
    static func findings(_ person: PersonDraft, existing: User) -> [Finding] {
        values(of: person, existing).compactMap { field, text, old in
            guard let old, let how = ResavedText(text, from: old) else { return nil }
            return .resaved(how, field, text, from: old)
        }
    }

    /// The texts that a row gives, and what the directory has there.
    private static func values(
        of person: PersonDraft,
        _ existing: User
    ) -> [(field: String, text: String, old: String?)] {
        let fields: [(String, String?, String?)] = [
            ("employee_no", person.values.employeeNo, existing.employeeNo),
            ("name", person.values.name, existing.name), ("en_name", person.values.enName, existing.enName),
            ("nickname", person.values.nickname, existing.nickname),
            ("job_title", person.values.jobTitle, existing.jobTitle),
            ("work_station", person.values.workStation, existing.workStation),
            ("city", person.values.city, existing.city),
            ("job_level_id", person.values.jobLevelID, existing.jobLevelID),
            ("job_family_id", person.values.jobFamilyID, existing.jobFamilyID),
        ]
        let plain = fields.compactMap { field, text, old in text.map { (field: field, text: $0, old: old) } }
        return plain + attributes(of: person, existing)
    }

    private static func attributes(
        of person: PersonDraft,
        _ existing: User
    ) -> [(field: String, text: String, old: String?)] {
        person.attributes.flatMap { draft -> [(field: String, text: String, old: String?)] in
            let old = existing.customAttributes?.first { $0.id != nil && $0.id == draft.id }?.value
            let field = "custom_attrs.\(draft.idOrName)"
            switch draft.content {
            case .text(let text): return [(field, text, old?.text)]
            case .webPage(let title, _, _): return [(field, title, old?.text)]
            case .raw, .option, .picture, .user: return []
            }
        }
    }

    // MARK: The match key

    /// Of a key that names nobody, the person whom the other keys name and who has it as it was before the damage.
    ///
    /// `isUnreadable` is a key that is certain to be damaged, and is said to be so already.
    static func owner(
        _ person: PersonDraft,
        match: String,
        isUnreadable: Bool,
        view: DirectoryView
    ) -> (person: User, finding: Finding)? {
        let text = value(match, of: person.values)
        for holder in holders(of: person, but: match, view) {
            guard let old = value(match, of: holder.person) else { continue }
            if let text, let how = ResavedText(text, from: old) {
                return (holder.person, .resaved(how, match, text, from: old, holder.person, by: holder.fields))
            }
            if text == nil, isUnreadable {
                return (holder.person, .owner(match, old, holder.person, by: holder.fields))
            }
        }
        return nil
    }

    /// The people whom the row's other keys name, with the fields that do.
    private static func holders(
        of person: PersonDraft,
        but match: String,
        _ view: DirectoryView
    ) -> [(person: User, fields: [String])] {
        var holders: [(person: User, fields: [String])] = []
        for key in PeopleIndex.keys(of: person.values) where key.field?.rawValue != match {
            guard let field = key.field?.rawValue, let found = view.people.active(key) else { continue }
            if let place = holders.firstIndex(where: { $0.person.openID == found.openID }) {
                holders[place].fields.append(field)
            } else {
                holders.append((found, [field]))
            }
        }
        return holders
    }

    /// Of a key that names nobody, what the directory has that a spreadsheet may have made it of; no other key shows who
    /// is meant, so that the key alone is judged.
    static func key(
        _ person: PersonDraft,
        match: String,
        damaged text: String?,
        index: FileIndex,
        view: DirectoryView
    ) -> Finding? {
        guard let field = PersonField(rawValue: match) else { return nil }
        let given: String? =
            switch field {
            case .userID: person.values.userID
            case .employeeNo: person.values.employeeNo
            default: nil
            }
        if let given {
            return index.resaved.found(field, given, in: view.people).first.map { .resaved($0, match, given) }
        }
        // A damaged key is said to be so already; of several that it may be none is proposed.
        guard let text else { return nil }
        let found = index.resaved.found(field, text, in: view.people, limit: 2)
        return found.count == 1 ? .perhaps(found[0], match) : nil
    }

    /// Of a reference that names nobody, what the directory has that a spreadsheet may have made it of.
    static func reference(
        _ reference: PersonReference,
        column: String,
        index: FileIndex,
        view: DirectoryView
    ) -> Finding? {
        guard let field = reference.field, field == .userID || field == .employeeNo else { return nil }
        return index.resaved.found(field, reference.value, in: view.people).first.map {
            .resaved($0.how, column, reference.value, from: $0.old, in: $0.person)
        }
    }

    private static func value(_ field: String, of person: User) -> String? {
        switch PersonField(rawValue: field) {
        case .userID: person.userID
        case .employeeNo: person.employeeNo
        default: nil
        }
    }
}

extension Finding {
    private static func code(_ how: ResavedText) -> String {
        switch how {
        case .lostZeros: "damage.lostZeros"
        case .scientific: "damage.scientific"
        case .lostDigits: "damage.lostDigits"
        case .number: "damage.asNumber"
        case .date: "damage.asDate"
        case .truth: "damage.asTruth"
        }
    }

    private static func words(_ how: ResavedText) -> LocalizedText {
        switch how {
        case .lostZeros: LocalizedText(en: "has lost its zeros", zh: "丢失了前导零")
        case .scientific: LocalizedText(en: "is a number that a spreadsheet shortened", zh: "被表格软件转成科学计数法")
        case .lostDigits: LocalizedText(en: "has lost its last digits", zh: "末尾数字已丢失")
        case .number: LocalizedText(en: "is what a spreadsheet makes of a number", zh: "被表格软件改写为数字")
        case .date: LocalizedText(en: "is what a spreadsheet makes of a date", zh: "被表格软件改写为日期")
        case .truth: LocalizedText(en: "is what a spreadsheet makes of a truth value", zh: "被表格软件改写为逻辑值")
        }
    }

    fileprivate static func resaved(_ how: ResavedText, _ field: String, _ text: String, from old: String) -> Finding {
        let words = words(how)
        return Finding(
            code: code(how),
            column: field,
            value: text,
            problem: LocalizedText(
                en: "'\(text)' \(words.en): the directory has '\(old)'",
                zh: "“\(text)”\(words.zh)：目录中为“\(old)”"
            ),
            remedy: LocalizedText(
                en: "Write '\(old)' with the column formatted as text, or leave the column out of the sheet.",
                zh: "请将该列设为文本格式并填写“\(old)”，或从表中删除该列。"
            ),
            pageRemedy: LocalizedText(
                en: "Correct the cell here: write '\(old)'; or ignore the column on the page Columns.",
                zh: "请在此处更正单元格：填写“\(old)”；或在“列”页面忽略该列。"
            )
        )
    }

    fileprivate static func resaved(
        _ how: ResavedText,
        _ field: String,
        _ text: String,
        from old: String,
        _ holder: User,
        by fields: [String]
    ) -> Finding {
        let (words, name) = (words(how), name(of: holder))
        return Finding(
            code: code(how),
            column: field,
            value: text,
            problem: LocalizedText(
                en: "'\(text)' \(words.en): \(name), who has the row's \(fields.joined(separator: ", ")), has '\(old)'",
                zh: "“\(text)”\(words.zh)：与本行\(FieldTitle.chinese(fields))相同的 \(name) 为“\(old)”"
            ),
            remedy: LocalizedText(
                en: "Write '\(old)' with the column formatted as text.",
                zh: "请将该列设为文本格式并填写“\(old)”。"
            ),
            pageRemedy: LocalizedText(
                en: "Correct the cell here: write '\(old)'.",
                zh: "请在此处更正单元格：填写“\(old)”。"
            )
        )
    }

    fileprivate static func resaved(_ found: ResavedKeys.Found, _ field: String, _ text: String) -> Finding {
        var finding = resaved(found.how, field, text, from: found.old, in: found.person)
        finding.remedy = LocalizedText(
            en:
                "Write '\(found.old)' with the column formatted as text; if '\(text)' is right, list it under `accept:` in "
                + "the job.",
            zh: "请将该列设为文本格式并填写“\(found.old)”；若“\(text)”无误，请列入任务的 accept。"
        )
        finding.pageRemedy = LocalizedText(
            en:
                "Correct the cell here: write '\(found.old)'. If '\(text)' is right as it stands, say so below the rows.",
            zh: "请在此处更正单元格：填写“\(found.old)”。若“\(text)”原样正确，请在行的下方确认。"
        )
        return finding
    }

    fileprivate static func resaved(
        _ how: ResavedText,
        _ field: String,
        _ text: String,
        from old: String,
        in holder: User
    ) -> Finding {
        let (words, name) = (words(how), name(of: holder))
        return Finding(
            code: code(how),
            column: field,
            value: text,
            problem: LocalizedText(
                en: "'\(text)' \(words.en): the directory has '\(old)', of \(name)",
                zh: "“\(text)”\(words.zh)：目录中为“\(old)”，属于 \(name)"
            ),
            remedy: LocalizedText(
                en: "Write '\(old)' with the column formatted as text.",
                zh: "请将该列设为文本格式并填写“\(old)”。"
            ),
            pageRemedy: LocalizedText(
                en: "Correct the cell here: write '\(old)'.",
                zh: "请在此处更正单元格：填写“\(old)”。"
            )
        )
    }

    fileprivate static func perhaps(_ found: ResavedKeys.Found, _ field: String) -> Finding {
        let name = name(of: found.person)
        return Finding(
            code: "damage.candidate",
            column: field,
            value: found.old,
            problem: LocalizedText(
                en: "\(name) alone has a \(field) that is shortened to that: '\(found.old)'",
                zh: "只有 \(name) 的\(FieldTitle.chinese(field))会被缩写成这样：“\(found.old)”"
            ),
            remedy: LocalizedText(
                en: "If that is who is meant, write '\(found.old)' with the column formatted as text.",
                zh: "若指此人，请将该列设为文本格式并填写“\(found.old)”。"
            ),
            pageRemedy: LocalizedText(
                en: "If that is who is meant, correct the cell here: write '\(found.old)'.",
                zh: "若指此人，请在此处更正单元格：填写“\(found.old)”。"
            )
        )
    }

    fileprivate static func owner(_ field: String, _ old: String, _ holder: User, by fields: [String]) -> Finding {
        let name = name(of: holder)
        return Finding(
            code: "damage.owner",
            column: field,
            value: old,
            problem: LocalizedText(
                en: "\(name), who has the row's \(fields.joined(separator: ", ")), has \(field) '\(old)'",
                zh: "与本行\(FieldTitle.chinese(fields))相同的 \(name)，其\(FieldTitle.chinese(field))为“\(old)”"
            ),
            remedy: LocalizedText(
                en: "If that is who is meant, write '\(old)' with the column formatted as text.",
                zh: "若指此人，请将该列设为文本格式并填写“\(old)”。"
            ),
            pageRemedy: LocalizedText(
                en: "If that is who is meant, correct the cell here: write '\(old)'.",
                zh: "若指此人，请在此处更正单元格：填写“\(old)”。"
            )
        )
    }

    private static func name(of holder: User) -> String {
        let id = holder.userID ?? holder.openID ?? ""
        return holder.name.map { "\($0) (\(id))" } ?? id
    }

    static func resaved(_ how: ResavedText, _ field: String, _ text: String, from node: DepartmentTree.Node) -> Finding
    {
        let words = words(how)
        let id = node.department.departmentID ?? node.key
        return Finding(
            code: code(how),
            column: field,
            value: text,
            problem: LocalizedText(
                en: "'\(text)' \(words.en): the department '\(node.cell)' has the id '\(id)'",
                zh: "“\(text)”\(words.zh)：部门“\(node.cell)”的 ID 为“\(id)”"
            ),
            remedy: LocalizedText(
                en: "Write '\(id)' with the column formatted as text.",
                zh: "请将该列设为文本格式并填写“\(id)”。"
            ),
            pageRemedy: LocalizedText(
                en: "Correct the cell here: write '\(id)'.",
                zh: "请在此处更正单元格：填写“\(id)”。"
            )
        )
    }
}
