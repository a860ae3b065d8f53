import ContactAPI

/// The departments of a directory, each below its own.
package struct DirectoryTree: Sendable {
    package struct Node: Sendable {
        package let department: DirectoryPlace.Department
        package let below: [Node]
    }

    package let host: String
    package let app: String
    package let top: [Node]
    /// How many there are in it.
    package let count: Int
    /// Whether the directory has no more of them.
    package let isWhole: Bool

    /// - Parameters:
    ///   - departments: In the order of the directory; one whose way to the top is not among them is left out.
    ///   - hasMore: Whether the directory has more than these.
    ///   - host: The directory's.
    ///   - app: Who has asked.
    init(_ departments: [Department], hasMore: Bool, host: String, app: String) {
        (self.host, self.app) = (host, app)
        let byParent = Dictionary(grouping: departments) { $0.parentDepartmentID ?? rootDepartmentID }
        func nodes(below parent: String) -> [Node] {
            (byParent[parent] ?? []).map { department in
                let shown = DirectoryPlace.Department(department)
                return Node(department: shown, below: shown.id.isEmpty ? [] : nodes(below: shown.id))
            }
        }
        top = nodes(below: rootDepartmentID)
        count = Self.count(top)
        isWhole = !hasMore && count == departments.count
    }

    private static func count(_ nodes: [Node]) -> Int { nodes.reduce(0) { $0 + 1 + count($1.below) } }
}
