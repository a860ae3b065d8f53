import ContactAPI
import Foundation
import JobModel

extension Engine {
    /// The departments that earlier steps were to make or move and whose end is open: what names one waits for it.
    func openDepartments(of run: String, before step: Int, in tree: DepartmentTree) async throws -> Set<[String]> {
        var open: Set<[String]> = []
        for earlier in try await ledger.steps(of: run) where earlier.number < step && earlier.subject == .departments {
            let rows =
                try await ledger.rows(
                    run: run,
                    step: earlier.number,
                    in: [.planned, .sending, .accepted, .waiting]
                ) + ledger.rows(run: run, step: earlier.number, endedAs: .unknown)
            for row in rows {
                let department = try JSONDecoder().decode(Department.self, from: Data(row.planned.payload.utf8))
                guard let path = path(of: department, row: row, in: tree) else { continue }
                open.insert(path)
            }
        }
        return open
    }

    private func path(of department: Department, row: LedgerRow, in tree: DepartmentTree) -> [String]? {
        let standing = row.departmentID.flatMap { tree.nodes[$0] }
        guard let name = department.name ?? standing?.path.last else { return nil }
        guard let key = department.parentDepartmentID else {
            return (standing.map { Array($0.path.dropLast()) } ?? []) + [name]
        }
        if key == rootDepartmentID { return [name] }
        if case .department(let path) = Placeholder(key) { return path + [name] }
        return tree.nodes[key].map { $0.path + [name] }
    }
}
