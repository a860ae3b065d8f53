import ContactAPI
import JobModel
import Wording

/// Requires a department named in a cell to exist: by open id, id, or path from the root, or by a name that only one has.
///
/// Where the job allows new departments, a cell makes one only if nothing that is there can be meant by it: not by its
/// name alone, not with `-`, `>` or `\` between the levels, not as a list that `;` should separate. A cell that begins
/// with `/` is a path from the root in any case, so `/客服` makes a department beside `运营部/客服`.
struct DepartmentRule {
    /// `nil` while the directory is not asked.
    let names: DepartmentNames?
    let allowsNew: Bool
    /// Whether it is the parent of a row of departments.
    var isParent = false

    /// The cell, or one that means the same department to a reader who knows ids and paths alone.
    ///
    /// `isAccepted` where the job says that the name is one, whatever it looks like.
    func read(_ cell: String, isAccepted: Bool = false) -> CellReading<String> {
        if let control = ControlCharacterRule.finding(cell) { return .finding(control) }
        let nothing = isAccepted ? nil : NothingRule.finding(cell)
        // A department may be called so; then the directory knows it as it is written.
        let quoted = isAccepted ? nil : QuoteMarkRule.finding(inNames: cell)
        guard let names else { return (nothing ?? quoted).map(CellReading.finding) ?? .value(cell) }
        if let refusal = names.tree.refusal(of: cell) { return .finding(.refusedDepartment(cell, refusal)) }
        switch names.match(cell) {
        case .exact(.root), .exact(.found): return .value(cell)
        case .read(let node):
            return CellReading(value: names.cell(of: node), repairs: [.readAsDepartment(cell, node.cell)])
        case .exact(.ambiguous(let nodes)), .ambiguous(let nodes): return .finding(.ambiguousDepartment(cell, nodes))
        case .below(let node, let rest):
            return quoted.map(CellReading.finding) ?? missing(cell, path: node.path + rest, names, isAccepted)
        case .exact(.missing), .missing:
            // The rule of paths reports a path of empty names.
            if let nothing, !cell.contains("/") { return .finding(nothing) }
            if let quoted { return .finding(quoted) }
            return missing(cell, path: nil, names, isAccepted)
        }
    }

    /// `path` is where a new department would stand, where the cell alone does not say it.
    private func missing(
        _ cell: String,
        path: [String]?,
        _ names: DepartmentNames,
        _ isAccepted: Bool
    ) -> CellReading<String> {
        if let refusal = names.tree.refusal(named: DepartmentTree.levels(of: cell)) {
            return .finding(.refusedDepartment(cell, refusal))
        }
        if cell.hasPrefix(openDepartmentPrefix) {
            return .finding(.missingOpenDepartment(cell, own: ownID(in: cell, names.tree)))
        }
        if !isAccepted, !DepartmentNames.isFromRoot(cell) {
            if Self.rootNames.contains(DepartmentNames.fold(cell)) { return .finding(.rootByName(cell)) }
            if let (node, how) = names.resaved(cell) {
                return .finding(.resaved(how, PersonField.departmentIDs.rawValue, cell, from: node))
            }
            if let node = names.separatedOtherwise(cell) { return .finding(.separatedOtherwise(cell, node.cell)) }
            if let pieces = names.listedOtherwise(cell) { return .finding(.listedOtherwise(cell, pieces)) }
        }
        guard allowsNew else {
            return .finding(.missingDepartment(cell, nearest: names.nearest(to: cell), isParent: isParent))
        }
        return new(cell, path: path ?? DepartmentTree.levels(of: cell), names, isAccepted)
    }

    /// What other tools call the root; folded.
    private static let rootNames: Set<String> = [
        "根部门", "根目录", "根组织", "根節點", "根节点", "根部門", "root", "rootdepartment", "全公司",
    ]

    /// What is wrong with a cell where nothing but an id or the whole path counts.
    func findings(for cell: String) -> [Finding] {
        guard let names else { return [] }
        let reading = read(cell)
        guard reading.findings.isEmpty, case .read(let node) = names.match(cell) else { return reading.findings }
        return [.missingDepartment(cell, nearest: node.cell, isParent: isParent)]
    }

    private func new(
        _ cell: String,
        path: [String],
        _ names: DepartmentNames,
        _ isAccepted: Bool
    ) -> CellReading<String> {
        guard !path.isEmpty, !path.contains("") else { return .finding(.emptyDepartmentName(cell)) }
        let full = names.tree.fromRoot(path)
        if full.count > DepartmentTree.deepest { return .finding(.departmentTooDeep(cell, levels: full.count)) }
        let heads = full.indices.map { names.tree.resolve(path: Array(full[...$0])) }
        for case .ambiguous(let nodes) in heads { return .finding(.ambiguousDepartment(nodes[0].cell, nodes)) }
        let added = full[(heads.lastIndex { $0 != .missing }.map { $0 + 1 } ?? 0)...]
        let findings = added.flatMap { name in
            DepartmentNameRule.read(name).findings + (isAccepted ? [] : NothingRule.finding(name).map { [$0] } ?? [])
        }
        guard findings.isEmpty else { return CellReading(value: nil, findings: findings) }
        let text = path.joined(separator: "/")
        var reading = CellReading.value(DepartmentNames.isFromRoot(cell) ? "/" + text : text)
        if path != DepartmentTree.levels(of: cell) { reading.repairs = [.readAsDepartment(cell, text)] }
        if isAccepted { return reading }
        if added.contains(where: { $0.contains(where: DepartmentNames.listSeparators.contains) }) {
            reading.warnings.append(.oneNewDepartment(text))
        }
        let near = full.indices[added.startIndex...].lazy.compactMap { names.near(to: Array(full[...$0])) }.first
        if let near { reading.warnings.append(.nearDepartment(text, near)) }
        return reading
    }

    /// The department_id that stands behind a prefix it must not have.
    private func ownID(in cell: String, _ tree: DepartmentTree) -> String? {
        let rest = String(cell.dropFirst(openDepartmentPrefix.count))
        guard case .found(let node) = tree.resolve(rest) else { return nil }
        return node.department.departmentID == rest ? rest : nil
    }

    /// The same for every way of naming one department.
    func key(of cell: String) -> String {
        switch names?.tree.resolve(cell) {
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
            problem: LocalizedText(
                en: "the department '\(cell)' will not be made: \(place) is refused",
                zh: "不会创建部门“\(cell)”：\(refusal.source) 第 \(refusal.row) 行无效"
            ),
            remedy: LocalizedText(en: "Correct \(place).", zh: "请更正 \(refusal.source) 第 \(refusal.row) 行。")
        )
    }

    fileprivate static func missingDepartment(_ cell: String, nearest: String?, isParent: Bool) -> Finding {
        let hint = nearest.map { (" Did you mean '\($0)'?", "是否应为“\($0)”？") } ?? ("", "")
        return Finding(
            code: "department.notFound",
            value: cell,
            problem: LocalizedText(
                en: "there is no department '\(cell)' within reach.\(hint.0)",
                zh: "可见范围内没有部门“\(cell)”。\(hint.1)"
            ),
            remedy: isParent
                ? LocalizedText(
                    en: "Give it a row of its own, correct the cell, or empty it for a department at the top; "
                        + "a department outside the app's scope looks the same.",
                    zh: "请为其增加一行、更正该单元格，或对顶级部门留空；不在应用通讯录范围内的部门也会如此。"
                )
                : LocalizedText(
                    en:
                        "Create it first, allow new departments with `allow_new: [department]`, or correct the id or path; "
                        + "a department outside the app's scope looks the same.",
                    zh: "请先创建、在 allow_new 中允许 department，或更正部门 ID/路径；不在应用通讯录范围内的部门也会如此。"
                ),
            pageRemedy: isParent
                ? nil
                : LocalizedText(
                    en: "If a sheet of departments has it, release that one first; else say on the page Values which "
                        + "department it is, or allow there that new ones are made; a department outside the app's scope "
                        + "looks the same.",
                    zh: "如果部门表格中有该部门，请先发布该表格；否则请在“取值”页面指定对应的部门，或在该页面允许新建；不在应用通讯录范围内的部门也会如此。"
                )
        )
    }

    fileprivate static func missingOpenDepartment(_ cell: String, own: String?) -> Finding {
        let hint = own.map { ("; '\($0)' is a department_id", "；“\($0)”是 department_id") } ?? ("", "")
        return Finding(
            code: "department.notFound",
            value: cell,
            problem: LocalizedText(
                en: "there is no department with the open id '\(cell)'\(hint.0)",
                zh: "没有 open_department_id 为“\(cell)”的部门\(hint.1)"
            ),
            remedy: LocalizedText(
                en:
                    "Three causes: it does not exist, it is outside the app's scope, or a department_id was given an od- prefix.",
                zh: "三种可能：部门不存在、不在应用通讯录范围内，或误把 department_id 写成 od- 形式。"
            )
        )
    }

    fileprivate static func readAsDepartment(_ cell: String, _ path: String) -> Finding {
        Finding(
            code: "repair.department",
            value: cell,
            problem: LocalizedText(
                en: "'\(cell)' was read as '\(path)'",
                zh: "“\(cell)”已按“\(path)”读取"
            ),
            remedy: LocalizedText(
                en: "Nothing to do. If another one is meant, write its path from the root, with / before it.",
                zh: "无需处理。若指其他部门，请填写以 / 开头的完整路径。"
            )
        )
    }

    fileprivate static func rootByName(_ cell: String) -> Finding {
        Finding(
            code: "department.root",
            value: cell,
            problem: LocalizedText(
                en: "no department is called '\(cell)'; the root of all departments is written 0",
                zh: "没有名为“\(cell)”的部门；根部门请写作 0"
            ),
            remedy: LocalizedText(
                en: "Write 0. For a department of that name, write / before it.",
                zh: "请填写 0；若确为该名称的部门，请在其前加 /。"
            )
        )
    }

    fileprivate static func separatedOtherwise(_ cell: String, _ path: String) -> Finding {
        Finding(
            code: "department.levels",
            value: cell,
            problem: LocalizedText(
                en: "'\(cell)' separates its levels by something else than /; there is '\(path)'",
                zh: "“\(cell)”未用 / 分隔层级；已有部门“\(path)”"
            ),
            remedy: LocalizedText(
                en: "Write \(path). If the whole is one department's name, write / before it.",
                zh: "请填写 \(path)；若整体就是一个部门的名称，请在其前加 /。"
            )
        )
    }

    fileprivate static func listedOtherwise(_ cell: String, _ pieces: [String]) -> Finding {
        let list = pieces.joined(separator: ";")
        return Finding(
            code: "department.list",
            value: cell,
            problem: LocalizedText(
                en: "'\(cell)' names \(pieces.count) departments, and nothing but ; separates several",
                zh: "“\(cell)”含 \(pieces.count) 个部门，多个部门须用 ; 分隔"
            ),
            remedy: LocalizedText(
                en: "Write \(list); the first one is the primary department.",
                zh: "请填写 \(list)；第一个为主部门。"
            )
        )
    }

    fileprivate static func oneNewDepartment(_ path: String) -> Finding {
        Finding(
            code: "department.oneNew",
            value: path,
            problem: LocalizedText(
                en: "'\(path)' would be one new department, because only ; separates several",
                zh: "“\(path)”将作为一个新部门创建，因为只有 ; 用于分隔多个部门"
            ),
            remedy: LocalizedText(
                en: "If several are meant, separate them by ;.",
                zh: "若为多个部门，请用 ; 分隔。"
            )
        )
    }

    fileprivate static func nearDepartment(_ path: String, _ near: String) -> Finding {
        Finding(
            code: "department.near",
            value: path,
            problem: LocalizedText(
                en: "'\(path)' would be a new department, and there is '\(near)'",
                zh: "“\(path)”将作为新部门创建，而已有“\(near)”"
            ),
            remedy: LocalizedText(
                en: "If that one is meant, write it so; a new department stays.",
                zh: "若指该部门，请照此填写；新部门创建后会一直保留。"
            )
        )
    }

    fileprivate static func ambiguousDepartment(_ cell: String, _ nodes: [DepartmentTree.Node]) -> Finding {
        let ids = Excerpt(nodes.sorted { $0.cell < $1.cell }, showing: Excerpt<String>.namesListed).map { node in
            let id = node.department.departmentID ?? node.key
            return node.cell == cell ? id : "\(node.cell) (\(id))"
        }
        .names
        return Finding(
            code: "department.ambiguous",
            value: cell,
            problem: LocalizedText(
                en: "\(nodes.count) departments are called '\(cell)'",
                zh: "有 \(nodes.count) 个部门叫“\(cell)”"
            ),
            remedy: LocalizedText(
                en: "Give the path or the id of the one that is meant: \(ids.en).",
                zh: "请填写所指部门的路径或 ID：\(ids.zh)。"
            )
        )
    }

    static func departmentTooDeep(_ cell: String, levels: Int) -> Finding {
        Finding(
            code: "department.tooDeep",
            value: cell,
            problem: LocalizedText(
                en: "'\(cell)' has \(levels) levels; the limit is \(DepartmentTree.deepest)",
                zh: "“\(cell)”共 \(levels) 级，上限 \(DepartmentTree.deepest) 级"
            ),
            remedy: LocalizedText(en: "Place it higher in the tree.", zh: "请减少层级。")
        )
    }

    fileprivate static func emptyDepartmentName(_ cell: String) -> Finding {
        Finding(
            code: "department.emptyName",
            value: cell,
            problem: LocalizedText(en: "'\(cell)' has a level without a name", zh: "“\(cell)”中有空的层级"),
            remedy: LocalizedText(en: "Write the path as 工程部/后端.", zh: "请写成“工程部/后端”。")
        )
    }
}
