import ContactAPI
import JobModel

/// The people that the lists of departments gave, counted as `member_count` counts: those of the departments below too, everybody once.
///
/// A department that says it has more people than were listed shows that a list was not whole.
/// Source: contact API, 4.1.
struct MemberTally {
    /// The department that listed a person first, by the person's id.
    private var departments: [String: String] = [:]
    /// Further departments that listed a person.
    private var others: [String: [String]] = [:]
    /// Whether somebody came without any id, and so cannot be distinguished from others.
    private var hasNameless = false

    /// How many people the lists gave.
    var people: Int { departments.count }

    /// A department that says more than was listed.
    struct Shortfall: Equatable {
        var node: DepartmentTree.Node
        /// What it says.
        var members: Int
        var listed: Int
    }

    mutating func note(_ users: [User], of department: String) {
        note(ids: users.map(Self.id), of: department)
    }

    /// By the ids that `id(of:)` gives.
    mutating func note(ids: [String?], of department: String) {
        for id in ids {
            guard let id else {
                hasNameless = true
                continue
            }
            if departments[id] == nil {
                departments[id] = department
            } else {
                others[id, default: []].append(department)
            }
        }
    }

    /// What tells a person apart in all lists.
    static func id(of user: User) -> String? { user.openID ?? user.unionID ?? user.userID }

    /// Compares what the departments say with what was listed.
    ///
    /// - Parameters:
    ///   - tree: The departments as they were before their people were read.
    ///   - later: The same departments afterwards, where they were read again: a person who has left meanwhile is not missing.
    /// - Returns: Those that say more, without those that lack no more than the ones below them.
    func shortfalls(in tree: DepartmentTree, later: [Department]? = nil) -> [Shortfall] {
        guard !hasNameless else { return [] }
        let listed = counts(in: tree)
        let after = later.map { departments in
            Dictionary(departments.map { ($0.openDepartmentID ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        }
        var short: [String: Shortfall] = [:]
        var lacking: [String: Int] = [:]
        for node in tree.nodes.values {
            guard var members = node.department.memberCount else { continue }
            if let after { members = min(members, after[node.key]?.memberCount ?? 0) }
            let own = listed[node.key] ?? 0
            guard members > own else { continue }
            short[node.key] = Shortfall(node: node, members: members, listed: own)
            lacking[node.parentKey, default: 0] += members - own
        }
        return short.values.filter { $0.members - $0.listed > lacking[$0.node.key] ?? 0 }
            .sorted { $0.node.path.lexicographicallyPrecedes($1.node.path) }
    }

    private func counts(in tree: DepartmentTree) -> [String: Int] {
        var counts: [String: Int] = [:]
        func add(_ people: Int, of departments: [String]) {
            var seen: Set<String> = []
            for department in departments {
                var key = department
                while let node = tree.nodes[key], seen.insert(key).inserted { key = node.parentKey }
            }
            for key in seen { counts[key, default: 0] += people }
        }
        // People that only one department listed count together: nearly all are.
        var alone: [String: Int] = [:]
        for (id, department) in departments {
            if let others = others[id] { add(1, of: [department] + others) } else { alone[department, default: 0] += 1 }
        }
        for (department, people) in alone { add(people, of: [department]) }
        return counts
    }
}
