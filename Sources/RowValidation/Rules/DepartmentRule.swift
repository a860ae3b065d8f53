import ContactAPI
import JobModel

/// Requires a department named in a cell to exist: by open id, id, or path from the root.
struct DepartmentRule {
    /// `nil` while the directory is not asked.
    let tree: DepartmentTree?
    let allowsNew: Bool

    /// `isAccepted` where the job says that the name is one, whatever it looks like.
    func findings(for cell: String, isAccepted: Bool = false) -> [Finding] {
        let nothing = isAccepted ? nil : NothingRule.finding(cell)
        guard let tree else { return nothing.map { [$0] } ?? [] }
        if let refusal = tree.refusal(of: cell) { return [.refusedDepartment(cell, refusal)] }
        switch tree.resolve(cell) {
        case .root, .found: return []
        case .ambiguous(let nodes): return [.ambiguousDepartment(cell, nodes)]
        case .missing:
            // A path of empty names is told by the rule of paths.
            if let nothing, !cell.contains("/") { return [nothing] }
            if cell.hasPrefix(openDepartmentPrefix) {
                return [.missingOpenDepartment(cell, own: ownID(in: cell, tree))]
            }
            if allowsNew { return newFindings(cell) }
            return [.missingDepartment(cell, nearest: nearest(cell, among: tree.nodes.values.map(\.cell)))]
        }
    }

    /// The department_id that stands behind a prefix it must not have.
    private func ownID(in cell: String, _ tree: DepartmentTree) -> String? {
        let rest = String(cell.dropFirst(openDepartmentPrefix.count))
        guard case .found(let node) = tree.resolve(rest) else { return nil }
        return node.department.departmentID == rest ? rest : nil
    }

    private func newFindings(_ cell: String) -> [Finding] {
        let path = DepartmentTree.levels(of: cell)
        guard !path.isEmpty, !path.contains("") else { return [.emptyDepartmentName(cell)] }
        let depth = tree?.fromRoot(path).count ?? path.count
        return depth > DepartmentTree.deepest ? [.departmentTooDeep(cell, levels: depth)] : []
    }

    /// The same for every way of naming one department.
    func key(of cell: String) -> String {
        switch tree?.resolve(cell) {
        case .root: rootDepartmentID
        case .found(let node): node.key
        case .ambiguous, .missing, nil: DepartmentTree.levels(of: cell).joined(separator: "/")
        }
    }
}

extension Finding {
    fileprivate static func refusedDepartment(_ cell: String, _ refusal: DepartmentTree.Refusal) -> Finding {
        let place = "row \(refusal.row) of \(refusal.source)"
        return Finding(
            code: "department.refused",
            value: cell,
            problem: Words(
                en: "the department '\(cell)' will not be made: \(place) is refused",
                zh: "不会创建部门“\(cell)”：\(refusal.source) 第 \(refusal.row) 行无效"
            ),
            remedy: Words(en: "Correct \(place).", zh: "请更正 \(refusal.source) 第 \(refusal.row) 行。")
        )
    }

    fileprivate static func missingDepartment(_ cell: String, nearest: String?) -> Finding {
        let hint = nearest.map { (" Did you mean '\($0)'?", "是否应为“\($0)”？") } ?? ("", "")
        return Finding(
            code: "department.notFound",
            value: cell,
            problem: Words(
                en: "there is no department '\(cell)' within reach.\(hint.0)",
                zh: "可见范围内没有部门“\(cell)”。\(hint.1)"
            ),
            remedy: Words(
                en: "Create it first, allow new departments with `allow_new: [department]`, or correct the id or path; "
                    + "a department outside the app's scope looks the same.",
                zh: "请先创建、在 allow_new 中允许 department，或更正部门 ID/路径；不在应用通讯录范围内的部门也会如此。"
            )
        )
    }

    fileprivate static func missingOpenDepartment(_ cell: String, own: String?) -> Finding {
        let hint = own.map { ("; '\($0)' is a department_id", "；“\($0)”是 department_id") } ?? ("", "")
        return Finding(
            code: "department.notFound",
            value: cell,
            problem: Words(
                en: "there is no department with the open id '\(cell)'\(hint.0)",
                zh: "没有 open_department_id 为“\(cell)”的部门\(hint.1)"
            ),
            remedy: Words(
                en:
                    "Three causes: it does not exist, it is outside the app's scope, or a department_id was given an od- prefix.",
                zh: "三种可能：部门不存在、不在应用通讯录范围内，或误把 department_id 写成 od- 形式。"
            )
        )
    }

    fileprivate static func ambiguousDepartment(_ cell: String, _ nodes: [DepartmentTree.Node]) -> Finding {
        let ids = Excerpt(nodes, showing: Excerpt<String>.namesListed).map { $0.department.departmentID ?? $0.key }
            .names
        return Finding(
            code: "department.ambiguous",
            value: cell,
            problem: Words(en: "\(nodes.count) departments are called '\(cell)'", zh: "有 \(nodes.count) 个部门叫“\(cell)”"),
            remedy: Words(en: "Give the id of the one that is meant: \(ids.en).", zh: "请填写部门 ID：\(ids.zh)。")
        )
    }

    static func departmentTooDeep(_ cell: String, levels: Int) -> Finding {
        Finding(
            code: "department.tooDeep",
            value: cell,
            problem: Words(
                en: "'\(cell)' has \(levels) levels; the limit is \(DepartmentTree.deepest)",
                zh: "“\(cell)”共 \(levels) 级，上限 \(DepartmentTree.deepest) 级"
            ),
            remedy: Words(en: "Hang it in higher up.", zh: "请减少层级。")
        )
    }

    fileprivate static func emptyDepartmentName(_ cell: String) -> Finding {
        Finding(
            code: "department.emptyName",
            value: cell,
            problem: Words(en: "'\(cell)' has a level without a name", zh: "“\(cell)”中有空的层级"),
            remedy: Words(en: "Write the path as 工程部/后端.", zh: "请写成“工程部/后端”。")
        )
    }
}
