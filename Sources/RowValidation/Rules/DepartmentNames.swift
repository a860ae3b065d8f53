import ContactAPI
package import JobModel

/// Finds departments by what people write instead of a path: a name alone, the last levels of a path, other case or width.
package struct DepartmentNames: Sendable {
    package let tree: DepartmentTree
    /// By what stands behind the last `/` of the folded path.
    private var byEnd: [Substring: [Known]] = [:]

    private struct Known {
        var node: DepartmentTree.Node
        var folded: String
    }

    package init(_ tree: DepartmentTree) {
        self.tree = tree
        for node in tree.nodes.values {
            let folded = Self.fold(node.path)
            byEnd[Self.end(of: folded), default: []].append(Known(node: node, folded: folded))
        }
    }

    /// What a cell names.
    enum Match: Equatable {
        /// As the tree itself resolves it: by id, open id or path.
        case exact(DepartmentTree.Resolution)
        /// The only one that can be meant.
        case read(DepartmentTree.Node)
        case ambiguous([DepartmentTree.Node])
        /// Nothing yet, below the only department that the first levels can mean.
        case below(DepartmentTree.Node, [String])
        case missing
    }

    /// Finds a department as the tree does, else by its name or the last levels of its path where only one has them.
    ///
    /// A cell that begins with `/` is a path from the root, letter by letter.
    func match(_ cell: String) -> Match {
        let exact = tree.resolve(cell)
        if exact != .missing { return .exact(exact) }
        let levels = DepartmentTree.levels(of: cell)
        guard !Self.isFromRoot(cell), !levels.isEmpty, !levels.contains("") else { return .missing }
        if let found = match(levels) { return found }
        return below(DepartmentTree.levels(of: cell.halfWidthSlashes))
    }

    /// Whether the first levels mean a department below which the others are new.
    private func below(_ levels: [String]) -> Match {
        for count in stride(from: levels.count - 1, to: 0, by: -1) {
            let head = Array(levels.prefix(count))
            // Below what is there by its path, the rest is new as it stands.
            if tree.resolve(path: head) != .missing { return .missing }
            switch match(head) {
            case .read(let node): return .below(node, Array(levels.dropFirst(count)))
            case .ambiguous(let nodes): return .ambiguous(nodes)
            case .exact, .below, .missing, nil: continue
            }
        }
        return .missing
    }

    /// By the whole path in another writing, else by its last levels, as written before in another writing.
    private func match(_ levels: [String]) -> Match? {
        let folded = Self.fold(levels)
        let written = "/" + levels.joined(separator: "/")
        let alike = byEnd[Self.end(of: folded), default: []]
        let candidates = [
            alike.filter { $0.folded == folded }, alike.filter { $0.node.cell.hasSuffix(written) },
            alike.filter { $0.folded.hasSuffix("/" + folded) },
        ]
        guard let found = candidates.first(where: { !$0.isEmpty })?.map(\.node) else { return nil }
        return found.count == 1 ? .read(found[0]) : .ambiguous(found.sorted { $0.cell < $1.cell })
    }

    /// The departments whose last level has that name, in whatever case or width.
    func named(_ name: String) -> [DepartmentTree.Node] {
        let folded = Self.fold(name)
        return byEnd[Self.end(of: folded), default: []].map(\.node)
            .filter { Self.fold($0.path.last ?? "") == folded }.sorted { $0.cell < $1.cell }
    }

    private static func end(of folded: String) -> Substring {
        folded.lastIndex(of: "/").map { folded[folded.index(after: $0)...] } ?? folded[...]
    }

    static func isFromRoot(_ cell: String) -> Bool { cell.trimmed.hasPrefix("/") }

    /// A cell that means this department and no other.
    package func cell(of node: DepartmentTree.Node) -> String {
        if case .found(let found) = tree.resolve(node.cell), found.key == node.key { return node.cell }
        return node.department.departmentID ?? node.key
    }

    static func fold(_ levels: [String]) -> String { levels.map(fold).joined(separator: "/") }

    /// Case, width and spaces do not tell the names of departments apart.
    static func fold(_ name: String) -> String {
        var folded = name.halfWidth.lowercased()
        folded.removeAll(where: \.isWhitespace)
        return folded
    }
}

extension String {
    /// With `／`, which an input method writes for `/`, as `/`; everything else as it is.
    fileprivate var halfWidthSlashes: String {
        isASCII ? self : String(map { $0 == "／" ? "/" : $0 })
    }
}
