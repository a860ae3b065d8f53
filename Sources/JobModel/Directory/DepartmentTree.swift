package import ContactAPI

/// The departments of the directory, and those the run will create, found by open id, id or path.
package struct DepartmentTree: Sendable {
    /// One department: `key` is its open id, or `new:<path>` while it is only planned.
    package struct Node: Sendable, Equatable {
        package var key: String
        package var parentKey: String
        package var path: [String]
        package var department: Department

        package var isPlanned: Bool { key.hasPrefix("new:") }
        package var cell: String { path.joined(separator: "/") }
    }

    package enum Resolution: Sendable, Equatable {
        case root
        case found(Node)
        /// Several departments have this path or name.
        case ambiguous([Node])
        case missing
    }

    package private(set) var nodes: [String: Node] = [:]
    private var keysByID: [String: String] = [:]
    private var keysByPath: [[String]: [String]] = [:]
    /// By the paths that departments will have once a sheet has renamed and moved them.
    private var keysByPathToCome: [[String]: [String]] = [:]
    private var refusedPaths: [[String]: Refusal] = [:]
    private var refusedIDs: [String: Refusal] = [:]

    /// The row of a sheet that was to make a department, and is refused.
    package struct Refusal: Sendable, Equatable {
        package var row: Int
        package var source: String

        package init(row: Int, source: String) {
            self.row = row
            self.source = source
        }
    }

    package init() {}

    /// Builds the tree of what the directory listed, in any order.
    package init(_ departments: [Department]) {
        var byKey: [String: Department] = [:]
        var keyOfID: [String: String] = [:]
        for department in departments {
            guard let key = department.openDepartmentID else { continue }
            byKey[key] = department
            if let id = department.departmentID { keyOfID[id] = key }
        }
        for (key, department) in byKey {
            var path: [String] = []
            var current: Department? = department
            var steps = 0
            while let here = current, steps < 64 {  // A listing that moved meanwhile may hold a cycle.
                path.insert(here.name ?? "", at: 0)
                let parent = here.parentDepartmentID ?? rootDepartmentID
                current = byKey[parent] ?? keyOfID[parent].flatMap { byKey[$0] }
                steps += 1
            }
            let parent = department.parentDepartmentID ?? rootDepartmentID
            let parentKey = byKey[parent] == nil ? keyOfID[parent] ?? rootDepartmentID : parent
            insert(Node(key: key, parentKey: parentKey, path: path, department: department))
        }
    }

    package mutating func insert(_ node: Node) {
        nodes[node.key] = node
        if let id = node.department.departmentID { keysByID[id.lowercased()] = node.key }
        keysByPath[node.path, default: []].append(node.key)
    }

    /// The levels of a path as a cell writes it: spaces around them and a separator at either end do not count.
    ///
    /// A level without a name between others stays, as an empty string.
    package static func levels(of cell: String) -> [String] {
        var levels = cell.split(separator: "/", omittingEmptySubsequences: false).map { level in
            String(level.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }
        if levels.first == "" { levels.removeFirst() }
        if levels.last == "" { levels.removeLast() }
        return levels
    }

    /// The path by names alone, where a first level that no department is called by is another's id.
    package func fromRoot(_ path: [String]) -> [String] {
        guard path.count > 1, let first = path.first, keysByPath[[first]] == nil, keysByPathToCome[[first]] == nil
        else { return path }
        if first == rootDepartmentID { return Array(path.dropFirst()) }
        guard let node = node(id: first) else { return path }
        return node.path + path.dropFirst()
    }

    /// How many levels a tree may have.
    ///
    /// Source: contact API, 4.2 (43019).
    package static let deepest = 25

    /// Adds a department that the run will create; its key is `new:<path>`.
    @discardableResult
    package mutating func plan(path: [String], parentKey: String, department: Department) -> Node {
        let node = Node(
            key: "new:" + path.joined(separator: "/"),
            parentKey: parentKey,
            path: path,
            department: department
        )
        insert(node)
        return node
    }

    /// Has a department found by the path that it will have.
    mutating func foresee(_ key: String, at path: [String]) { keysByPathToCome[path, default: []].append(key) }

    /// Has departments found by nothing but what they are called now.
    package mutating func forget() { keysByPathToCome = [:] }

    /// Whether a path is one that departments will have, and none has now.
    func isForeseen(_ path: some Collection<String>) -> Bool {
        let path = Array(path)
        return keysByPath[path] == nil && keysByPathToCome[path] != nil
    }

    /// Notes that a department, and with it all that was to be below it, will not be made.
    package mutating func refuse(path: [String]?, id: String?, for refusal: Refusal) {
        if let path { refusedPaths[path] = refusal }
        if let id { refusedIDs[id.lowercased()] = refusal }
    }

    /// Why the department that a cell names will not be made; `nil` for any other.
    package func refusal(of cell: String) -> Refusal? {
        guard !(refusedPaths.isEmpty && refusedIDs.isEmpty) else { return nil }
        let node = node(id: cell)
        if let node, !node.isPlanned { return nil }
        if let refusal = refusedIDs[cell.lowercased()] { return refusal }
        let path = node?.path ?? fromRoot(Self.levels(of: cell))
        return path.indices.lazy.compactMap { refusedPaths[Array(path[...$0])] }.first
    }

    /// Why the department will not be made whose path ends in these levels, where it is the only one of them.
    package func refusal(named levels: [String]) -> Refusal? {
        guard !levels.isEmpty else { return nil }
        let found = refusedPaths.filter { $0.key.suffix(levels.count).elementsEqual(levels) }
        return found.count == 1 ? found.first?.value : nil
    }

    /// The department with an open id or id, ids taken without regard to case.
    package func node(id: String) -> Node? { nodes[id] ?? keysByID[id.lowercased()].flatMap { nodes[$0] } }

    /// Finds a department by open id, by id, or by path from the root, in this order.
    package func resolve(_ cell: String) -> Resolution {
        if cell == rootDepartmentID { return .root }
        if let node = node(id: cell) { return .found(node) }
        return resolve(path: Self.levels(of: cell))
    }

    /// Finds departments by a path as they are called now, and as they will be called; where these are two, either can be
    /// meant.
    package func resolve(path: [String]) -> Resolution {
        let path = fromRoot(path)
        var keys = keysByPath[path, default: []]
        if !keysByPathToCome.isEmpty {
            for key in keysByPathToCome[path, default: []] where !keys.contains(key) { keys.append(key) }
        }
        let found = keys.compactMap { nodes[$0] }
        if found.count > 1 { return .ambiguous(found) }
        return found.first.map(Resolution.found) ?? .missing
    }
}
