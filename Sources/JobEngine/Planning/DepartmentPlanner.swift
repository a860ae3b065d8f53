import ContactAPI
import JobModel
import RowValidation

/// Decides what a checked row of departments would do, and makes the request for it.
struct DepartmentPlanner {
    let step: StepDefinition
    let view: DirectoryView
    let index: FileIndex
    let dates: DateCell
    /// The lines of the rows by which a path comes about that another row names.
    let linked: Set<Int>

    struct Decision {
        var action: Action
        var dependencyLevel = 0
        var dependsOn: Int?
        var payload = Department()
        var changes: [FieldChange] = []
    }

    func decide(_ draft: DepartmentDraft, line: Int, existing: DepartmentTree.Node?) -> Decision {
        var wish = draft.values
        if let leader = draft.leader { wish.leaderUserID = view.people.person(leader)?.userID }
        let hrbps = draft.hrbps.compactMap { view.people.person($0)?.userID }
        if !hrbps.isEmpty { wish.departmentHRBPs = hrbps }
        var decision = existing.map { update($0, to: wish, draft: draft) } ?? create(wish, draft: draft)
        if decision.action != .none { depend(&decision, draft: draft, existing: existing, line: line) }
        return decision
    }

    /// Below what is new only after that, and below what the sheet calls so only after it is called so, by all rows that
    /// bring that about; and moves from the top down, so that nothing is below itself while rows are written.
    private func depend(
        _ decision: inout Decision,
        draft: DepartmentDraft,
        existing: DepartmentTree.Node?,
        line: Int
    ) {
        let parent = decision.payload.parentDepartmentID
        let waits =
            linked.contains(line)
            || parent.map { $0.hasPrefix("new:") || view.departments.isForeseen(parentOf: draft) } ?? false
        guard waits || parent != nil && existing != nil else { return }
        decision.dependencyLevel = index.dependencyLevel(of: line)
        let isBlocked =
            if let parent, let existing { view.departments.stands(parent, below: existing.key) } else { false }
        if waits || isBlocked { decision.dependsOn = index.dependency(of: line) }
    }

    private func create(_ wish: Department, draft: DepartmentDraft) -> Decision {
        var decision = Decision(action: .create)
        decision.payload = wish
        if let place = view.departments.place(of: draft) {
            decision.payload.name = place.path.last
            decision.payload.parentDepartmentID = place.parentKey
        }
        return decision
    }

    private func update(_ node: DepartmentTree.Node, to wish: Department, draft: DepartmentDraft) -> Decision {
        var decision = Decision(action: .none)
        let old = node.department
        let format = FieldFormat.plan(tree: view.departments, dates: dates)
        for line in DepartmentField.table {
            guard case .always = line.writing, let value = line.patched, value.isSet(wish), value.differs(wish, old)
            else { continue }
            value.copy(wish, &decision.payload)
            decision.changes.append(
                FieldChange(field: value.key, old: value.text(old, format), new: value.text(wish, format))
            )
        }
        compareNames(wish.i18nName, with: old, in: &decision)
        compareParent(draft, with: node, in: &decision)
        if !decision.changes.isEmpty { decision.action = .update }
        return decision
    }

    private func compareNames(_ wish: Department.I18nName?, with old: Department, in decision: inout Decision) {
        guard let wish else { return }
        var merged = old.i18nName ?? Department.I18nName()
        merged.zhCN = wish.zhCN ?? merged.zhCN
        merged.enUS = wish.enUS ?? merged.enUS
        merged.jaJP = wish.jaJP ?? merged.jaJP
        guard merged != (old.i18nName ?? Department.I18nName()) else { return }
        decision.payload.i18nName = merged
        var wanted = Department()
        wanted.i18nName = merged
        let (field, format) = (FieldAccess<Department>.names, FieldFormat.plan(tree: view.departments, dates: dates))
        decision.changes.append(
            FieldChange(field: field.key, old: field.text(old, format) ?? "", new: field.text(wanted, format))
        )
    }

    private func compareParent(
        _ draft: DepartmentDraft,
        with node: DepartmentTree.Node,
        in decision: inout Decision
    ) {
        guard let cell = draft.parent, let key = view.departments.parentKey(of: draft), key != node.parentKey else {
            return
        }
        decision.payload.parentDepartmentID = key
        let old = view.departments.nodes[node.parentKey]?.cell ?? node.parentKey
        decision.changes.append(FieldChange(field: "parent_department_id", old: old, new: cell))
    }
}
