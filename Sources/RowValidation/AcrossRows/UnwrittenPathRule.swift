import ContactAPI
package import JobModel
import Wording

/// Warns of a path that an existing department does not have, neither now nor once the sheet is written.
///
/// A department that is found by its id is renamed by the column `name` and moved by its parent's column; its path follows
/// from these and is never written.
enum UnwrittenPathRule {
    static func warnings(
        _ department: DepartmentDraft,
        existing: DepartmentTree.Node?,
        tree: DepartmentTree
    ) -> [Finding] {
        guard let existing, department.values.departmentID != nil, let path = department.path, !path.contains("")
        else { return [] }
        switch tree.resolve(path: path) {
        case .found(let node) where node.key == existing.key: return []
        case .ambiguous(let nodes) where nodes.contains(existing): return []
        case .root, .found, .ambiguous, .missing:
            return [.pathNotWritten(path.joined(separator: "/"), of: existing)]
        }
    }
}

extension Finding {
    fileprivate static func pathNotWritten(_ path: String, of node: DepartmentTree.Node) -> Finding {
        Finding(
            code: "path.notWritten",
            column: DepartmentField.path.rawValue,
            value: path,
            problem: LocalizedText(
                en: "the department stands at '\(node.cell)', and the path '\(path)' neither renames nor moves it",
                zh: "该部门位于“\(node.cell)”，路径“\(path)”不会使其改名或移动"
            ),
            remedy: LocalizedText(
                en: "Give a new name in the column name, and a new parent in parent_department_id.",
                zh: "新名称请填在 name 列，新上级请填在 parent_department_id 列。"
            )
        )
    }
}

extension SheetChecker {
    /// What a department's path says that is not written.
    package func pathWarnings(_ row: CheckedRow, existing: DepartmentTree.Node?) -> [Finding] {
        guard let view, case .department(let department) = row.draft else { return [] }
        return UnwrittenPathRule.warnings(department, existing: existing, tree: view.departments)
            .map { placed($0, line: row.line, row: row.row) }
    }
}
