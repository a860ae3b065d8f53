import ContactAPI
import DirectoryClient
import Foundation
import JobModel

extension WriteVerifier {
    /// Departments by id, else by parent and name.
    ///
    /// Absent is only what a list lacks that shows where it would stand.
    func departments(_ rows: [LedgerRow]) async throws -> [Int: Evidence] {
        let reach = try await VisibleDepartments(client)
        let tree = DepartmentTree(reach.departments)
        var found: [Int: Evidence] = [:]
        for row in rows {
            let wish = try JSONDecoder().decode(Department.self, from: Data(row.planned.payload.utf8))
            found[row.planned.line] = await evidence(for: wish, in: tree, reach)
        }
        return found
    }

    /// The department of a path that a request was to make.
    func department(path: [String]) async throws -> Evidence {
        let reach = try await VisibleDepartments(client)
        let tree = DepartmentTree(reach.departments)
        let parent = path.count > 1 ? Placeholder.department(path: path.dropLast()).text : rootDepartmentID
        return await evidence(tree.resolve(path: path), below: parent, named: path.last, in: tree, reach)
    }

    private func evidence(for wish: Department, in tree: DepartmentTree, _ reach: VisibleDepartments) async -> Evidence
    {
        let parent = wish.parentDepartmentID ?? rootDepartmentID
        let resolution: DepartmentTree.Resolution
        if let id = wish.departmentID {
            resolution = tree.node(id: id).map { .found($0) } ?? .missing
        } else if let path = await placeholders.path(ofKey: parent) {
            resolution = tree.resolve(path: path + [wish.name ?? ""])
        } else {
            return .unclear
        }
        return await evidence(resolution, below: parent, named: wish.name, in: tree, reach)
    }

    private func evidence(
        _ resolution: DepartmentTree.Resolution,
        below parent: String,
        named name: String?,
        in tree: DepartmentTree,
        _ reach: VisibleDepartments
    ) async -> Evidence {
        switch resolution {
        case .found(let node):
            guard node.department.name == name else { return .somebodyElse }
            await placeholders.note(path: node.path, openID: node.key)
            return .found(userID: nil, openID: nil, departmentID: node.key)
        case .missing: return await isShown(parent, in: tree, reach) ? .absent : .unclear
        // Two of one name: which of them the request has made cannot be known.
        case .ambiguous, .root: return .unclear
        }
    }

    /// Whether a list shows the department below which something is looked for.
    ///
    /// The root stands in no list: one that is empty shows it only where nothing was there before.
    private func isShown(_ parent: String, in tree: DepartmentTree, _ reach: VisibleDepartments) async -> Bool {
        guard let id = await placeholders.department(parent) else { return false }
        guard id == rootDepartmentID else { return tree.node(id: id) != nil }
        let wasEmpty = await placeholders.isEmpty
        return reach.isWholeCompany && (wasEmpty || !tree.nodes.isEmpty)
    }
}
