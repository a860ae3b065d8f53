import ContactAPI
package import DirectoryClient
import JobModel

extension ExportVerification {
    /// Compares what the departments say now with what they said when the export was made: one call for fifty of them.
    ///
    /// - Parameter client: Of the same directory.
    /// - Throws: `DirectoryFailure`, `ComparedExportError`.
    package mutating func compare(with client: DirectoryClient) async throws {
        guard let manifest = ExportFolder.manifest(in: folder) else {
            throw ComparedExportError.nothingToVerify(path: folder)
        }
        let look = try await DirectoryLook(client, attributes: [], asksRoot: manifest.rootCount != nil)
        let tree = DepartmentTree(look.departments)
        let cells = ExportCells(tree: tree, timezone: "UTC")
        var now = Dictionary(
            look.departments.map { ($0.openDepartmentID ?? "", $0.memberCount) },
            uniquingKeysWith: { first, _ in first }
        )
        if look.isWholeCompany { now[rootDepartmentID] = look.root?.memberCount }
        isLive = true
        (uncounted, asked) = (0, manifest.members.count { $0.openDepartmentID != rootDepartmentID })
        for members in manifest.members {
            let id = members.openDepartmentID
            guard let count = now.removeValue(forKey: id) else {
                guard id != rootDepartmentID else { continue }
                findings.append(VerifyFinding(.departmentGone, id, title: members.department))
                continue
            }
            guard let count, let before = members.memberCount else {
                // The root says nothing of itself in many companies (U23).
                if id != rootDepartmentID { uncounted = (uncounted ?? 0) + 1 }
                continue
            }
            guard count != before else { continue }
            findings.append(
                VerifyFinding(
                    .departmentCount,
                    id,
                    title: members.department,
                    expected: String(before),
                    found: String(count)
                )
            )
        }
        // What was refused to the export was there.
        let known = Set(((manifest.unread ?? []) + (manifest.gone ?? [])).map(\.openDepartmentID))
        let chosen = manifest.chosenDepartments(in: tree)
        for id in now.keys.sorted() where id != rootDepartmentID && !known.contains(id) {
            guard chosen?.contains(id) ?? true else { continue }
            findings.append(VerifyFinding(.departmentAdded, id, title: cells.department(id)))
        }
    }
}

extension ExportManifest {
    fileprivate var rootCount: Int? { members.first { $0.openDepartmentID == rootDepartmentID }?.memberCount }

    /// The departments that belong to the export now; `nil` for all.
    fileprivate func chosenDepartments(in tree: DepartmentTree) -> Set<String>? {
        guard let chosen else { return nil }
        var choice = ExportChoice()
        choice.includesBelow = below ?? true
        return Set(choice.departments(of: chosen, in: tree))
    }
}
