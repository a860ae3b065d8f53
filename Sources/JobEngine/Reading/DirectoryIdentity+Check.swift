import ContactAPI
import DirectoryClient
import JobModel

extension DirectoryIdentity {
    /// A few ids of what was read: first those of departments at the top, which stay the longest.
    init(departments tree: DepartmentTree, people: PeopleIndex) {
        let nodes = tree.nodes.values.filter { !$0.isPlanned }
        let top = nodes.filter { $0.parentKey == rootDepartmentID }.map(\.key).sorted()
        let others = nodes.filter { $0.parentKey != rootDepartmentID }.map(\.key).sorted()
        self.init(
            departments: Array((top + others).prefix(Self.departmentsKept)),
            people: Array(people.people.compactMap(\.openID).sorted().prefix(Self.peopleKept))
        )
    }

    /// Whether a directory is this one: it has, or had, somebody or something of it.
    ///
    /// Where nothing was there yet, nothing follows.
    func isKnown(to client: DirectoryClient) async throws -> Bool {
        guard !isEmpty else { return true }
        if !departments.isEmpty {
            let kept = Set(departments)
            let here = try await VisibleDepartments(client).departments
            if here.contains(where: { $0.openDepartmentID.map(kept.contains) ?? false }) { return true }
        }
        return try await !PersonReader(client: client).people(ids: people, idType: .openID).isEmpty
    }

    private static let departmentsKept = 50
    /// Each that is unknown costs up to two calls.
    private static let peopleKept = 10
}
