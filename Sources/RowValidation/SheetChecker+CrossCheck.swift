package import ContactAPI
package import JobModel

extension SheetChecker {
    /// Applies the rules that need the other rows and the holders of the row's keys.
    ///
    /// `existing` is the active person whom the match key names.
    package func crossCheck(_ row: CheckedRow, index: FileIndex, existing: User?) -> [Finding] {
        guard let draft = row.draft, case .person(let person) = draft else { return [] }
        var findings = DuplicateRule.findings(draft, line: row.line, index: index)
        findings += LeaderRule.findings(person, line: row.line, index: index, view: view)
        if let view {
            findings += existence(row, exists: existing != nil)
            findings += HolderRule.findings(person, existing: existing, view: view)
            findings += NewValueRule.findings(person, view: view, allowed: step.allowNew)
            findings += userAttributes(person, index: index, view: view)
            if let existing, !step.allowIdentityChange {
                findings += IdentityRule.findings(person, existing: existing)
            }
        }
        return findings.map { placed($0, line: row.line, row: row.row) }
    }

    package func crossCheck(
        _ row: CheckedRow,
        index: FileIndex,
        existingDepartment: DepartmentTree.Node?
    ) -> [Finding] {
        guard let draft = row.draft, case .department(let department) = draft else { return [] }
        var findings = DuplicateRule.findings(draft, line: row.line, index: index)
        if index.isInCycle(row.line) { findings.append(.parentCycle(rows: index.cycle(of: row.line))) }
        if let view {
            findings += existence(row, exists: existingDepartment != nil)
            findings += parent(department, view: view)
            findings += leader(department, view: view)
        }
        return findings.map { placed($0, line: row.line, row: row.row) }
    }

    /// Existence decides what the row would do, and with it what it must have.
    private func existence(_ row: CheckedRow, exists: Bool) -> [Finding] {
        let key = row.draft.flatMap(matchKey)
        switch (step.mode, exists) {
        case (.create, true): return [.existsAlready(step.match, key)]
        case (.update, false): return key == nil ? [.required(step.match)] : [.matchNotFound(step.match, key)]
        case (.create, false), (.upsert, false): return requiredFindings(row, isNew: true)
        case (.update, true), (.upsert, true): return []
        }
    }

    private func userAttributes(_ person: PersonDraft, index: FileIndex, view: DirectoryView) -> [Finding] {
        let attributes: [Finding] = person.attributes.compactMap { attribute in
            guard case .user(let reference) = attribute.content, view.people.person(reference) == nil,
                index.line(of: reference) == nil
            else { return nil }
            return .personNotFound(reference, column: "custom_attrs.\(attribute.idOrName)")
        }
        let dotted: [Finding] = person.dottedLineLeaders.compactMap { reference in
            guard view.people.person(reference) == nil else { return nil }
            return .personNotFound(reference, column: "dotted_line_leader_user_ids")
        }
        return attributes + dotted
    }

    private func parent(_ department: DepartmentDraft, view: DirectoryView) -> [Finding] {
        if let path = department.path, path.count > 1 {
            let rule = DepartmentRule(tree: view.departments, allowsNew: false)
            return rule.findings(for: path.dropLast().joined(separator: "/"))
        }
        guard let parent = department.parent else { return [] }
        return DepartmentRule(tree: view.departments, allowsNew: false).findings(for: parent)
            .map { $0.at(line: nil, row: nil, column: "parent_department_id") }
    }

    private func leader(_ department: DepartmentDraft, view: DirectoryView) -> [Finding] {
        let people = (department.leader.map { [$0] } ?? []) + department.hrbps
        return people.filter { view.people.person($0) == nil }
            .map { .personNotFound($0, column: "leader_user_id") }
    }
}

extension Finding {
    fileprivate static func existsAlready(_ field: String, _ key: String?) -> Finding {
        Finding(
            code: "exists.already",
            column: field,
            value: key,
            problem: Words(en: "\(field) '\(key ?? "")' exists already", zh: "\(field)“\(key ?? "")”已存在"),
            remedy: Words(en: "Use `mode: upsert` to update it, or take the row out.", zh: "请使用 mode: upsert 更新，或删除该行。")
        )
    }

    fileprivate static func matchNotFound(_ field: String, _ key: String?) -> Finding {
        Finding(
            code: "match.notFound",
            column: field,
            value: key,
            problem: Words(
                en: "nothing in the directory has \(field) '\(key ?? "")'",
                zh: "目录中没有 \(field) 为“\(key ?? "")”的记录"
            ),
            remedy: Words(en: "Correct the key, or use `mode: upsert` to create it.", zh: "请更正，或使用 mode: upsert 创建。")
        )
    }

    fileprivate static func personNotFound(_ reference: PersonReference, column: String) -> Finding {
        Finding(
            code: "person.notFound",
            column: column,
            value: reference.cell,
            problem: Words(en: "nobody in the directory is '\(reference.cell)'", zh: "目录中没有“\(reference.cell)”"),
            remedy: Words(en: "Correct the reference.", zh: "请更正。")
        )
    }

    fileprivate static func parentCycle(rows: [Int]) -> Finding {
        let list = rows.map(String.init).joined(separator: " → ")
        return Finding(
            code: "parent.cycle",
            column: "parent_department_id",
            problem: Words(
                en: "the departments of rows \(list) stand below each other in a circle",
                zh: "第 \(list) 行的部门互为上级"
            ),
            remedy: Words(en: "Correct one of these rows.", zh: "请更正其中一行。")
        )
    }
}
