/// The departments of one company, in memory: every request asks for parents and children.
struct OrganizationTree: Sendable {
    struct Node: Sendable {
        var id: Int64
        var departmentID: String
        var name: String
        /// 0 is the root.
        var parent: Int64
        /// Smaller stands earlier among siblings.
        var place: Int64
    }

    static let root: Int64 = 0

    private(set) var nodes: [Int64: Node] = [:]
    private var byDepartmentID: [String: Int64] = [:]
    private var children: [Int64: Set<Int64>] = [:]

    subscript(_ id: Int64) -> Node? { nodes[id] }

    /// The row of a custom or generated id; ids are compared without case (U19).
    func recordID(ofDepartmentID id: String) -> Int64? { byDepartmentID[id.lowercased()] }

    func departmentID(of recordID: Int64) -> String {
        recordID == Self.root ? rootID : nodes[recordID]?.departmentID ?? ""
    }

    func childCount(of recordID: Int64) -> Int { children[recordID]?.count ?? 0 }

    func siblings(under parent: Int64) -> [Node] { (children[parent] ?? []).compactMap { nodes[$0] } }

    /// Direct children in their order.
    func orderedChildren(of recordID: Int64) -> [Node] {
        siblings(under: recordID).sorted { ($0.place, $0.id) < ($1.place, $1.id) }
    }

    /// The place after all existing children.
    func nextPlace(under parent: Int64) -> Int64 { (siblings(under: parent).map(\.place).max() ?? -1) + 1 }

    func hasChild(of parent: Int64, named name: String, except recordID: Int64? = nil) -> Bool {
        siblings(under: parent).contains { $0.name == name && $0.id != recordID }
    }

    /// From the department itself upwards, the root last.
    func lineage(of recordID: Int64) -> [Int64] {
        var line = [recordID]
        var current = recordID
        // A line as long as there are departments would be a cycle, which is refused when the database is opened.
        while current != Self.root, line.count <= nodes.count, let parent = nodes[current]?.parent {
            line.append(parent)
            current = parent
        }
        return line
    }

    /// Levels below the root: 1 for its children.
    func depth(of recordID: Int64) -> Int { lineage(of: recordID).count - 1 }

    /// Levels of the tree that begins here: 1 for a department without children.
    func height(of recordID: Int64) -> Int {
        var height = 1
        var level = Array(children[recordID] ?? [])
        while !level.isEmpty, height <= nodes.count {
            height += 1
            level = level.flatMap { children[$0] ?? [] }
        }
        return height
    }

    /// Everything below, without the department itself, in the order of creation.
    func descendants(of recordID: Int64) -> [Int64] {
        guard recordID != Self.root else { return nodes.keys.sorted() }
        var found: [Int64] = []
        var open = Array(children[recordID] ?? [])
        while let next = open.popLast() {
            found.append(next)
            open += children[next] ?? []
        }
        return found.sorted()
    }

    mutating func set(_ node: Node) {
        if let old = nodes[node.id] { remove(old) }
        nodes[node.id] = node
        byDepartmentID[node.departmentID.lowercased()] = node.id
        children[node.parent, default: []].insert(node.id)
    }

    mutating func remove(_ recordID: Int64) {
        if let node = nodes[recordID] { remove(node) }
    }

    private mutating func remove(_ node: Node) {
        nodes[node.id] = nil
        byDepartmentID[node.departmentID.lowercased()] = nil
        children[node.parent]?.remove(node.id)
    }

    private var rootID: String { "0" }
}
