package import ContactAPI
package import JobModel
import Wording

extension SheetChecker {
    /// What the other rows make doubtful of a row, and only that.
    package func crossWarnings(_ row: CheckedRow, index: FileIndex) -> [Finding] {
        guard let draft = row.draft else { return [] }
        return LostZerosRule.warnings(draft, index: index).map { placed($0, line: row.line, row: row.row) }
    }

    /// What somebody who has left makes doubtful of a row; `existing` is the active person whom the match key names.
    package func leaverWarnings(_ row: CheckedRow, existing: User?) -> [Finding] {
        guard let view, case .person(let person) = row.draft else { return [] }
        return LeaverRule.warnings(person, existing: existing, view: view)
            .map { placed($0, line: row.line, row: row.row) }
    }

    /// Applies the rules that need the other rows and the holders of the row's keys.
    ///
    /// `existing` is the active person whom the match key names.
    package func crossCheck(_ row: CheckedRow, index: FileIndex, existing: User?) -> [Finding] {
        guard let draft = row.draft, case .person(let person) = draft else { return [] }
        var findings = duplicates(draft, line: row.line, index: index)
        findings += LeaderRule.findings(
            person,
            line: row.line,
            index: index,
            existing: existing,
            mobile: MobileRule(region: job.region, edition: job.edition),
            view: view
        )
        if let view {
            let owner = existing == nil ? owner(of: person, row, view: view) : nil
            let damaged = existing == nil && owner == nil ? damagedKey(of: person, row, index: index, view: view) : nil
            if let said = owner?.finding ?? damaged {
                findings.append(said)
            } else {
                findings += existence(row, exists: existing != nil)
            }
            findings += HolderRule.findings(person, existing: existing ?? owner?.person, view: view)
            if let known = existing ?? owner?.person {
                // The key itself is said already.
                let damaged = ResavedRule.findings(person, existing: known).filter {
                    existing != nil || $0.column != step.match
                }
                findings += (damaged + LostPlusRule.findings(person, existing: known)).filter { !isAccepted($0) }
            }
            findings += NewValueRule.findings(person, view: view, allowed: step.allowNew)
            findings += userAttributes(person, line: row.line, index: index, existing: existing, view: view)
            if let existing, !step.allowIdentityChange {
                findings += IdentityRule.findings(person, existing: existing)
            }
        }
        return findings.map { placed($0, line: row.line, row: row.row) }
    }

    /// Whether the job says that a value is right as it stands.
    private func isAccepted(_ finding: Finding) -> Bool {
        guard let value = finding.value else { return false }
        return columns.columns.contains { $0.meaning.fieldName == finding.column && $0.accepts(value) }
    }

    /// The person that the row is about, where its match key is damaged and names nobody.
    private func owner(
        of person: PersonDraft,
        _ row: CheckedRow,
        view: DirectoryView
    ) -> (person: User, finding: Finding)? {
        let isUnreadable = damageOfKey(row) != nil
        return ResavedRule.owner(person, match: step.match, isUnreadable: isUnreadable, view: view)
    }

    /// What the match key may have been, where it names nobody and no other key of the row shows who is meant.
    private func damagedKey(
        of person: PersonDraft,
        _ row: CheckedRow,
        index: FileIndex,
        view: DirectoryView
    ) -> Finding? {
        let text = damageOfKey(row)?.value
        return ResavedRule.key(person, match: step.match, damaged: text, index: index, view: view)
            .flatMap { isAccepted($0) ? nil : $0 }
    }

    /// The finding that says that the match key is damaged.
    private func damageOfKey(_ row: CheckedRow) -> Finding? {
        row.findings.first { finding in
            finding.isAbout(.damage) && finding.column.map { fields(of: $0).contains(step.match) } ?? false
        }
    }

    package func crossCheck(
        _ row: CheckedRow,
        index: FileIndex,
        existingDepartment: DepartmentTree.Node?
    ) -> [Finding] {
        guard let draft = row.draft, case .department(let department) = draft else { return [] }
        var findings = duplicates(draft, line: row.line, index: index)
        let isInCycle = index.isInCycle(row.line)
        if isInCycle {
            let cycle = Finding.parentCycle(rows: index.cycle(of: row.line))
            findings.append(cycle.at(line: nil, row: nil, column: parentField))
        }
        if let view {
            let resaved = existingDepartment == nil ? names?.resavedID(of: department) : nil
            if let resaved {
                findings.append(resaved)
            } else {
                findings += existence(row, exists: existingDepartment != nil)
            }
            // Of rows in a circle none can be placed, and that is said already.
            if !isInCycle {
                findings += parent(department, existing: existingDepartment, line: row.line, index: index)
            }
            findings += leader(department, line: row.line, index: index, view: view)
            if resaved == nil { findings += place(department, existingDepartment, view: view) }
        }
        return findings.map { placed($0, line: row.line, row: row.row) }
    }

    private func duplicates(_ draft: Draft, line: Int, index: FileIndex) -> [Finding] {
        guard index.hasDuplicates else { return [] }
        return DuplicateRule.findings(draft, line: line, index: index, match: step.match, headers: comparedHeaders)
    }

    /// Existence decides what the row would do, and with it what it must have.
    private func existence(_ row: CheckedRow, exists: Bool) -> [Finding] {
        let key = row.draft.flatMap(matchKey)
        switch (step.mode, exists) {
        case (.create, true): return [.existsAlready(step.match, key)]
        case (.update, false):
            if let leaver = leaver(row) { return [.matchResigned(step.match, key, leaver)] }
            // A key that could not be read is said to be so already, and is not empty.
            return key == nil ? requiredFindings(row, isNew: false) : [.matchNotFound(step.match, key)]
        case (.create, false), (.upsert, false): return requiredFindings(row, isNew: true)
        case (.update, true), (.upsert, true): return []
        }
    }

    /// The leaver that the row's match key names.
    private func leaver(_ row: CheckedRow) -> User? {
        guard case .person(let person) = row.draft else { return nil }
        return matchReference(person).flatMap { view?.people.leaver($0) }
    }

    private func userAttributes(
        _ person: PersonDraft,
        line: Int,
        index: FileIndex,
        existing: User?,
        view: DirectoryView
    ) -> [Finding] {
        let attributes: [Finding] = person.attributes.compactMap { attribute in
            guard case .user(let reference) = attribute.content, view.people.person(reference) == nil,
                index.line(of: reference) == nil
            else { return nil }
            return personNotFound(reference, "custom_attrs.\(attribute.idOrName)", line: line, index: index, view: view)
        }
        let column = PersonField.dottedLineLeaderUserIDs.rawValue
        let dotted: [Finding] = person.dottedLineLeaders.compactMap { reference in
            let found = view.people.active(reference)
            if index.line(of: reference) == line || existing?.openID != nil && found?.openID == existing?.openID {
                return .leaderIsSelf(reference, column: column)
            }
            // A row with a leaver's key makes somebody who is there.
            if found == nil, index.line(of: reference) != nil { return nil }
            return unusable(reference, column, line: line, index: index, view: view)
        }
        return attributes + dotted
    }

    private func parent(
        _ department: DepartmentDraft,
        existing: DepartmentTree.Node?,
        line: Int,
        index: FileIndex
    ) -> [Finding] {
        // What is there is moved by its parent's cell alone, and found by its path as it is.
        let isByCell = existing != nil && (department.parent != nil || department.values.departmentID == nil)
        let above = isByCell ? nil : department.path.map { $0.dropLast().joined(separator: "/") }
        guard let cell = above ?? department.parent, !cell.isEmpty else { return [] }
        let rule = DepartmentRule(names: names, allowsNew: false, isParent: true)
        let findings = rule.findings(for: cell)
        // What a row of the sheet should make is not said to be missing.
        let other = findings.isEmpty ? nil : index.dependency(of: line)
        let said = other.map { [Finding.refusedParent(cell, row: index.rowNumber($0))] } ?? findings
        return said.map { $0.at(line: nil, row: nil, column: parentField) }
    }

    /// The field whose column says where a department stands.
    private var parentField: String {
        columns.parent?.meaning.fieldName
            ?? (step.match == DepartmentField.path.rawValue ? DepartmentField.path : .parentDepartmentID).rawValue
    }

    private func leader(
        _ department: DepartmentDraft,
        line: Int,
        index: FileIndex,
        view: DirectoryView
    ) -> [Finding] {
        let leader = department.leader.map { ($0, "leader_user_id") }
        let people = (leader.map { [$0] } ?? []) + department.hrbps.map { ($0, "department_hrbps") }
        return people.compactMap { unusable($0, $1, line: line, index: index, view: view) }
    }

    /// Why nobody can be put there; `nil` where they can.
    private func unusable(
        _ reference: PersonReference,
        _ column: String,
        line: Int,
        index: FileIndex,
        view: DirectoryView
    ) -> Finding? {
        guard let found = view.people.person(reference) else {
            return personNotFound(reference, column, line: line, index: index, view: view)
        }
        return found.status?.isResigned == true ? .personResigned(reference, column: column) : nil
    }

    private func personNotFound(
        _ reference: PersonReference,
        _ column: String,
        line: Int,
        index: FileIndex,
        view: DirectoryView
    ) -> Finding {
        if let damaged = ResavedRule.reference(reference, column: column, index: index, view: view) { return damaged }
        let mobile = MobileRule(region: job.region, edition: job.edition)
        // Rows of a sheet of departments are nobody.
        let people = step.subject == .people ? index : nil
        let other = OtherKey.meant(by: reference, line: line, index: people, view: view, mobile: mobile)
        return other.map { .otherKey(reference, $0, code: "person.notFound", column: column) }
            ?? .personNotFound(reference, column: column)
    }

    /// A department's name is its own among its siblings (43022), and the tree has its limit.
    private func place(
        _ department: DepartmentDraft,
        _ existing: DepartmentTree.Node?,
        view: DirectoryView
    ) -> [Finding] {
        var department = department
        if let existing, department.path == nil {
            department.values.name = department.values.name ?? existing.department.name
            department.parent = department.parent ?? existing.parentKey
        }
        guard let place = view.departments.place(of: department) else { return [] }
        if existing == nil, place.path.count > DepartmentTree.deepest {
            return [.departmentTooDeep(place.path.joined(separator: "/"), levels: place.path.count)]
        }
        let siblings: [DepartmentTree.Node] =
            switch view.departments.resolve(path: place.path) {
            case .found(let node): [node]
            case .ambiguous(let nodes): nodes
            case .root, .missing: []
            }
        let other = siblings.first { !$0.isPlanned && $0.key != existing?.key && $0.path == place.path }
        return other.map { [.nameTaken($0)] } ?? []
    }
}

extension Finding {
    fileprivate static func existsAlready(_ field: String, _ key: String?) -> Finding {
        Finding(
            code: "exists.already",
            column: field,
            value: key,
            problem: LocalizedText(
                en: "\(field) '\(key ?? "")' exists already",
                zh: "\(FieldTitle.chinese(field))“\(key ?? "")”已存在"
            ),
            remedy: LocalizedText(
                en: "Use `mode: upsert` to update it, or take the row out.",
                zh: "请使用 mode: upsert 更新，或删除该行。"
            ),
            pageRemedy: LocalizedText(
                en: "Choose on the page Columns that those that are there are updated, or leave the row out.",
                zh: "请在“列”页面选择“新建或更新”，或跳过该行。"
            )
        )
    }

    fileprivate static func matchNotFound(_ field: String, _ key: String?) -> Finding {
        Finding(
            code: "match.notFound",
            column: field,
            value: key,
            problem: LocalizedText(
                en: "nothing in the directory has \(field) '\(key ?? "")'",
                zh: "目录中没有\(FieldTitle.chinese(field))为“\(key ?? "")”的记录"
            ),
            remedy: LocalizedText(
                en: "Correct the key, or use `mode: upsert` to create it.",
                zh: "请更正，或使用 mode: upsert 创建。"
            ),
            pageRemedy: LocalizedText(
                en: "Correct the key, or choose on the page Columns that new ones are created.",
                zh: "请更正，或在“列”页面选择“新建或更新”。"
            )
        )
    }

    fileprivate static func nameTaken(_ node: DepartmentTree.Node) -> Finding {
        let id = node.department.departmentID ?? node.key
        return Finding(
            code: "name.taken",
            column: "name",
            value: node.department.name,
            problem: LocalizedText(
                en: "there is a department '\(node.cell)' already (\(id))",
                zh: "部门“\(node.cell)”已存在（\(id)）"
            ),
            remedy: LocalizedText(
                en: "Use another name, or that department's id to change it.",
                zh: "请换用其他名称，或填写该部门的 ID 以更新。"
            )
        )
    }

    fileprivate static func personResigned(_ reference: PersonReference, column: String) -> Finding {
        Finding(
            code: "person.resigned",
            column: column,
            value: reference.cell,
            problem: LocalizedText(en: "'\(reference.cell)' has left", zh: "“\(reference.cell)”已离职"),
            remedy: LocalizedText(en: "Name somebody who is there.", zh: "请填写在职人员。")
        )
    }

    fileprivate static func personNotFound(_ reference: PersonReference, column: String) -> Finding {
        Finding(
            code: "person.notFound",
            column: column,
            value: reference.cell,
            problem: LocalizedText(
                en: "nobody in the directory is '\(reference.cell)'",
                zh: "目录中没有“\(reference.cell)”"
            ),
            remedy: LocalizedText(en: "Correct the reference.", zh: "请更正。")
        )
    }
}
