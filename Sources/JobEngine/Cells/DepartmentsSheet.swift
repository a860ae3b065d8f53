import ContactAPI
import JobModel

/// A department's cells as an export writes them.
struct DepartmentsSheet: Sendable {
    private let cells: ExportCells
    private let format: FieldFormat

    init(cells: ExportCells) {
        self.cells = cells
        format = cells.format
    }

    /// Parents before children, then by order and id, so that two exports of the same directory are the same file.
    var nodes: [DepartmentTree.Node] {
        cells.tree.nodes.values.sorted { left, right in
            if left.path.count != right.path.count { return left.path.count < right.path.count }
            return left.path == right.path ? left.key < right.key : left.path.lexicographicallyPrecedes(right.path)
        }
    }

    func cell(_ line: DepartmentFieldDefinition, of node: DepartmentTree.Node) -> String {
        switch line.value {
        case .record(let value): value.cell(node.department, format)
        case .path: cells.path(of: node) ?? ""
        case .parent: parent(of: node)
        case .parentName: cells.tree.nodes[node.parentKey]?.department.name ?? ""
        }
    }

    /// By id: the same sheet names the parent by it one line further up.
    func parent(of node: DepartmentTree.Node) -> String {
        cells.tree.nodes[node.parentKey].map { $0.department.departmentID ?? $0.key }
            ?? node.department.parentDepartmentID ?? rootDepartmentID
    }
}
