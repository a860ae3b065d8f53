import ContactAPI
import JobModel

/// How many people a walk knows of, counted as `member_count` counts: those of the departments below too, everybody once.
///
/// Source: contact API, 4.1.
struct ListedCounts: Sendable {
    private let tree: DepartmentTree
    /// People of one list alone, by the list's place.
    private var alone: [Int: Int] = [:]
    private var counts: [String: Int] = [:]
    private(set) var people = 0

    /// A department that says more than the walk knows of.
    struct Shortfall: Sendable, Equatable {
        var department: String
        /// What it says.
        var stated: Int
        var listed: Int
    }

    init(_ departments: [Department]) { tree = DepartmentTree(departments) }

    /// Counts a person of one list alone.
    mutating func add(list: Int) {
        alone[list, default: 0] += 1
        people += 1
    }

    /// Counts a person of several departments, or of none that is known.
    mutating func add(lists departments: [String]) {
        guard !departments.isEmpty else { return }
        people += 1
        add(1, to: departments)
    }

    /// Puts the departments in place of the lists' numbers.
    mutating func resolve(_ lists: [String]) {
        for (list, people) in alone { add(people, to: [lists[list]]) }
        alone = [:]
    }

    func listed(in department: String) -> Int {
        department == rootDepartmentID ? people : counts[department] ?? 0
    }

    /// Those that say more than is known, without those that lack no more than the ones below them.
    func shortfalls(in look: DirectoryLook) -> [Shortfall] {
        var short: [String: Shortfall] = [:]
        var lacking: [String: Int] = [:]
        for node in tree.nodes.values {
            guard let stated = node.department.memberCount, stated > listed(in: node.key) else { continue }
            short[node.key] = Shortfall(department: node.key, stated: stated, listed: listed(in: node.key))
            lacking[node.parentKey, default: 0] += stated - listed(in: node.key)
        }
        if let stated = look.root?.memberCount, stated > people {
            short[rootDepartmentID] = Shortfall(department: rootDepartmentID, stated: stated, listed: people)
        }
        return short.values.filter { $0.stated - $0.listed > lacking[$0.department] ?? 0 }
            .sorted { path(of: $0.department).lexicographicallyPrecedes(path(of: $1.department)) }
    }

    private func path(of department: String) -> [String] { tree.nodes[department]?.path ?? [] }

    private mutating func add(_ people: Int, to departments: [String]) {
        var seen: Set<String> = []
        for department in departments {
            var key = department
            while let node = tree.nodes[key], seen.insert(key).inserted { key = node.parentKey }
        }
        for key in seen { counts[key, default: 0] += people }
    }
}
