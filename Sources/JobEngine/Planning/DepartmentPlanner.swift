import ContactAPI
import JobModel
import RowValidation

/// Decides what a checked row of departments would do, and makes the request for it.
struct DepartmentPlanner {
    let step: StepDefinition
    let view: DirectoryView
    let index: FileIndex

    struct Decision {
        var action: Action
        var wave = 0
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
        if let parent = decision.payload.parentDepartmentID {
            hang(&decision, below: parent, existing: existing, line: line)
        }
        return decision
    }

    /// Below what is new only after that; and moves from the top down, for nothing may come below itself on the way.
    private func hang(_ decision: inout Decision, below parent: String, existing: DepartmentTree.Node?, line: Int) {
        let isNew = parent.hasPrefix("new:")
        guard isNew || existing != nil else { return }
        decision.wave = index.wave(of: line)
        let isBlocked = existing.map { view.departments.stands(parent, below: $0.key) } ?? false
        if isNew || isBlocked { decision.dependsOn = index.dependency(of: line) }
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
        func compare<Value: Equatable>(_ name: String, _ field: WritableKeyPath<Department, Value?>) {
            guard let new = wish[keyPath: field], new != old[keyPath: field] else { return }
            decision.payload[keyPath: field] = new
            let before = old[keyPath: field].map { "\($0)" }
            decision.changes.append(FieldChange(field: name, old: before, new: "\(new)"))
        }
        compare("name", \.name)
        compare("order", \.order)
        compare("leader_user_id", \.leaderUserID)
        compare("department_hrbps", \.departmentHRBPs)
        compareNames(wish.i18nName, with: old, in: &decision)
        compareParent(draft, with: node, in: &decision)
        // `false` never removes a group that exists, and no answer carries the key.
        if wish.createGroupChat == true, old.chatID == nil {
            decision.payload.createGroupChat = true
            decision.changes.append(FieldChange(field: "create_group_chat", old: "false", new: "true"))
        }
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
        let names = { (name: Department.I18nName?) in
            [name?.zhCN, name?.enUS, name?.jaJP].compactMap { $0 }.joined(separator: " / ")
        }
        decision.changes.append(FieldChange(field: "i18n_name", old: names(old.i18nName), new: names(merged)))
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
