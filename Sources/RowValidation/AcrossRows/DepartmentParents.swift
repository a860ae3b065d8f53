import ContactAPI
import JobModel
import Wording

/// Finds the parents of departments that have ids, where a sheet gives parents by name.
struct DepartmentParents {
    private let rows: [DepartmentHierarchy.Row]
    /// Whether parents are never given by id.
    private let isNamed: Bool
    private let names: DepartmentNames?
    private let column: String
    private let byName: [String: [DepartmentHierarchy.Row]]
    private let ids: Set<String>

    init(_ rows: [DepartmentHierarchy.Row], isNamed: Bool, names: DepartmentNames?, column: String) {
        self.rows = rows
        self.isNamed = isNamed
        self.names = names
        self.column = column
        byName = Dictionary(grouping: rows.filter { $0.name != nil && $0.id != nil }) {
            DepartmentNames.fold($0.name ?? "")
        }
        ids = Set(rows.compactMap { $0.id?.lowercased() })
    }

    /// The places by line.
    var places: [Int: DepartmentHierarchy.Place] {
        var places: [Int: DepartmentHierarchy.Place] = [:]
        for row in rows { if let cell = row.parent { places[row.line] = place(of: row, below: cell) } }
        return places
    }

    private func place(of row: DepartmentHierarchy.Row, below cell: String) -> DepartmentHierarchy.Place {
        var place = DepartmentHierarchy.Place(parent: cell)
        guard cell != rootDepartmentID, !DepartmentNames.isFromRoot(cell), isNamed || !isUnderstood(cell) else {
            return place
        }
        let meant = meant(by: cell, of: row)
        if meant.count > 1 {
            place.findings = [.ambiguousParent(cell, meant.map(\.words), column)]
        } else if let parent = meant.first {
            place.parent = parent.cell
            place.parentName = parent.name
            // A column for names says nothing else.
            if !isNamed, parent.cell != cell { place.repairs = [.readAsParent(cell, parent.words, column)] }
        }
        return place
    }

    /// Whether the cell is an id of the sheet, or what the tree knows by id or path.
    private func isUnderstood(_ cell: String) -> Bool {
        ids.contains(cell.lowercased()) || names.map { $0.tree.resolve(cell) != .missing } ?? false
    }

    /// A department that a cell can mean: a cell that means it and no other, and how people read it.
    private struct Parent {
        var cell: String
        var words: LocalizedText
        /// What the sheet calls it; `nil` for what is not one of its rows.
        var name: String?
    }

    /// What is there under an id of the sheet is called as the sheet will have it.
    private func meant(by cell: String, of row: DepartmentHierarchy.Row) -> [Parent] {
        let levels = DepartmentTree.levels(of: cell)
        let inSheet =
            levels.count == 1 ? byName[DepartmentNames.fold(cell), default: []].filter { $0.line != row.line } : []
        let exact = inSheet.filter { $0.name == levels.first }
        let sheet = (exact.isEmpty ? inSheet : exact).compactMap { other in
            other.id.map { id in
                Parent(
                    cell: id,
                    words: LocalizedText(en: "\(id) (row \(other.row))", zh: "\(id)（第 \(other.row) 行）"),
                    name: other.name
                )
            }
        }
        let renamed = Set(rows.compactMap { $0.name == nil ? nil : $0.id?.lowercased() })
        let nodes = named(cell).filter { !renamed.contains($0.department.departmentID?.lowercased() ?? "") }
        return sheet
            + nodes.map { node in
                let id = node.department.departmentID ?? node.key
                return Parent(
                    cell: names?.cell(of: node) ?? node.key,
                    words: LocalizedText(en: "\(node.cell) (\(id))", zh: "\(node.cell)（\(id)）")
                )
            }
    }

    /// What is there under a name or the end of a path.
    private func named(_ cell: String) -> [DepartmentTree.Node] {
        guard let names else { return [] }
        if DepartmentTree.levels(of: cell).count == 1 {
            let all = names.named(DepartmentTree.levels(of: cell)[0])
            let exact = all.filter { $0.path.last == cell.trimmed }
            return exact.isEmpty ? all : exact
        }
        switch names.match(cell) {
        case .exact(.found(let node)), .read(let node): return [node]
        case .exact(.ambiguous(let nodes)), .ambiguous(let nodes): return nodes
        case .exact(.root), .exact(.missing), .below, .missing: return []
        }
    }
}

extension Finding {
    fileprivate static func ambiguousParent(_ cell: String, _ found: [LocalizedText], _ column: String) -> Finding {
        Finding(
            code: "department.ambiguous",
            column: column,
            value: cell,
            problem: LocalizedText(
                en: "\(found.count) departments are called '\(cell)' in the sheet and the directory",
                zh: "本表和目录中有 \(found.count) 个部门叫“\(cell)”"
            ),
            remedy: LocalizedText(
                en: "Give the id of the one that is meant: \(found.map(\.en).joined(separator: ", ")).",
                zh: "请填写所指部门的 ID：\(found.map(\.zh).joined(separator: "、"))。"
            )
        )
    }

    fileprivate static func readAsParent(_ cell: String, _ words: LocalizedText, _ column: String) -> Finding {
        Finding(
            code: "repair.department",
            column: column,
            value: cell,
            problem: LocalizedText(
                en: "'\(cell)' was read as \(words.en)",
                zh: "“\(cell)”已按 \(words.zh) 读取"
            ),
            remedy: LocalizedText(
                en: "Nothing to do. If another one is meant, give its id.",
                zh: "无需处理。若指其他部门，请填写其 ID。"
            )
        )
    }
}
