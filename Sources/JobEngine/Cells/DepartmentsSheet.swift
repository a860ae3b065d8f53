import ContactAPI
import JobModel

/// The columns of the departments sheet, and a department's cells in them.
struct DepartmentsSheet: Sendable {
    static let fields: [DepartmentField] = [
        .departmentID, .path, .name, .nameZhCN, .nameEnUS, .nameJaJP, .parentDepartmentID, .leaderUserID, .order,
        .departmentHRBPs, .openDepartmentID, .memberCount, .chatID,
    ]
    static let header = fields.map(\.rawValue)

    private let cells: ExportCells

    init(cells: ExportCells) { self.cells = cells }

    /// Parents before children, then by order and id, so that two exports of the same directory are the same file.
    var nodes: [DepartmentTree.Node] {
        cells.tree.nodes.values.sorted { left, right in
            if left.path.count != right.path.count { return left.path.count < right.path.count }
            return left.path == right.path ? left.key < right.key : left.path.lexicographicallyPrecedes(right.path)
        }
    }

    func record(_ node: DepartmentTree.Node) -> [String] { Self.fields.map { cell($0, of: node) } }

    func cell(_ field: DepartmentField, of node: DepartmentTree.Node) -> String {
        let department = node.department
        return switch field {
        case .departmentID: department.departmentID ?? ""
        case .path: cells.path(of: node) ?? ""
        case .name: department.name ?? ""
        case .nameZhCN: department.i18nName?.zhCN ?? ""
        case .nameEnUS: department.i18nName?.enUS ?? ""
        case .nameJaJP: department.i18nName?.jaJP ?? ""
        case .parentDepartmentID: parent(of: node)
        case .parentName: cells.tree.nodes[node.parentKey]?.department.name ?? ""
        case .leaderUserID: ExportCells.person(department.leaderUserID)
        case .order: department.order ?? ""
        case .departmentHRBPs: (department.departmentHRBPs ?? []).map(ExportCells.person).joined(separator: ";")
        case .createGroupChat: ""
        case .openDepartmentID: department.openDepartmentID ?? ""
        case .memberCount: department.memberCount.map(String.init) ?? ""
        case .chatID: department.chatID ?? ""
        }
    }

    /// By id: the same sheet names the parent by it one line further up.
    private func parent(of node: DepartmentTree.Node) -> String {
        cells.tree.nodes[node.parentKey].map { $0.department.departmentID ?? $0.key }
            ?? node.department.parentDepartmentID ?? rootDepartmentID
    }
}
