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

    /// A department that says another number than the walk knows of.
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
    func shortfalls(in look: DirectoryLook) -> [Shortfall] { unexplained(in: look) { $0.stated - $0.listed } }

    /// Those that say less than is known, without those of which the ones below them have all that is too much.
    func surpluses(in look: DirectoryLook) -> [String] {
        unexplained(in: look) { $0.listed - $0.stated }.map(\.department)
    }

    /// Departments, and those above them.
    func departments(atOrAbove departments: [String]) -> Set<String> {
        var all: Set<String> = []
        for department in departments {
            var key = department
            while let node = tree.nodes[key], all.insert(key).inserted { key = node.parentKey }
        }
        return all
    }

    /// Departments whose number is off in one direction, by more than those of the ones below them together.
    private func unexplained(in look: DirectoryLook, by excess: (Shortfall) -> Int) -> [Shortfall] {
        var off: [String: Shortfall] = [:]
        var below: [String: Int] = [:]
        for node in tree.nodes.values {
            guard let stated = node.department.memberCount else { continue }
            let count = Shortfall(department: node.key, stated: stated, listed: listed(in: node.key))
            guard excess(count) > 0 else { continue }
            off[node.key] = count
            below[node.parentKey, default: 0] += excess(count)
        }
        if let stated = look.root?.memberCount {
            let count = Shortfall(department: rootDepartmentID, stated: stated, listed: people)
            if excess(count) > 0 { off[rootDepartmentID] = count }
        }
        return off.values.filter { excess($0) > below[$0.department] ?? 0 }
            .sorted { path(of: $0.department).lexicographicallyPrecedes(path(of: $1.department)) }
    }

    private func path(of department: String) -> [String] { tree.nodes[department]?.path ?? [] }

    private mutating func add(_ people: Int, to departments: [String]) {
        for key in self.departments(atOrAbove: departments) { counts[key, default: 0] += people }
    }
}
