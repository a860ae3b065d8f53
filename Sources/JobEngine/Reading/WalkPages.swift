import ContactAPI
package import JobModel

/// How many pages a walk of all departments has, by the numbers of members that the departments say.
package struct WalkPages: Sendable, Equatable {
    /// If everybody is in one department.
    package private(set) var expected = 0
    /// If members of a department below were its own as well.
    package private(set) var most = 0

    /// - Parameters:
    ///   - tree: What the app reaches.
    ///   - root: Members of the whole company; `nil` where that is not known.
    ///   - isWholeCompany: Whether the root is walked too.
    package init(_ tree: DepartmentTree, root: Int?, isWholeCompany: Bool) {
        var below: [String: Int] = [:]
        let departments = tree.nodes.values.filter { !$0.isPlanned }
        for node in departments { below[node.parentKey, default: 0] += node.department.memberCount ?? 0 }
        for node in departments {
            add(members: node.department.memberCount, below: below[node.key] ?? 0)
        }
        if isWholeCompany { add(members: root, below: below[rootDepartmentID] ?? 0) }
    }

    /// `member_count` counts those of the departments below as well (contact API, 4.1).
    private mutating func add(members: Int?, below: Int) {
        expected += Self.pages(max((members ?? below) - below, 0))
        most += Self.pages(min(members ?? Self.fullest, Self.fullest))
    }

    private static func pages(_ members: Int) -> Int { max(1, (members + perPage - 1) / perPage) }

    /// Source: contact API, 2.11.
    private static let perPage = 50
    /// The most direct members of a department.
    ///
    /// Source: contact API, 4.2.
    private static let fullest = 10_000
}
