import ContactAPI

extension DepartmentTree {
    /// Where a draft stands or will stand: its path and its parent's key; `nil` while its parent is nowhere.
    package func place(of draft: DepartmentDraft) -> (path: [String], parentKey: String)? {
        if let path = draft.path.map(fromRoot), let name = path.last {
            let above = Array(path.dropLast())
            if above.isEmpty { return ([name], rootDepartmentID) }
            guard case .found(let parent) = resolve(path: above) else { return nil }
            return (path, parent.key)
        }
        guard let name = draft.values.name else { return nil }
        switch resolve(draft.parent ?? rootDepartmentID) {
        case .root: return ([name], rootDepartmentID)
        case .found(let parent): return (parent.path + [name], parent.key)
        case .ambiguous, .missing: return nil
        }
    }

    /// The key of the parent that a draft names by a cell of its own; `nil` where it names none, or none that is there.
    package func parentKey(of draft: DepartmentDraft) -> String? {
        switch draft.parent.map(resolve) {
        case .root: rootDepartmentID
        case .found(let parent): parent.key
        case .ambiguous, .missing, nil: nil
        }
    }

    /// Whether a department stands somewhere below another now.
    package func stands(_ key: String, below other: String) -> Bool {
        var here = nodes[key]?.parentKey
        var seen: Set<String> = []
        while let parent = here, parent != other, seen.insert(parent).inserted { here = nodes[parent]?.parentKey }
        return here == other
    }

    /// A new name or place of a department; what is `nil` stays.
    package struct Change {
        package var name: String?
        package var parentKey: String?

        package init(name: String?, parentKey: String?) {
            self.name = name
            self.parentKey = parentKey
        }
    }

    /// The same departments after changes, by key; those that are only planned take keys by their new paths.
    package func applying(_ changes: [String: Change]) -> DepartmentTree {
        guard !changes.isEmpty else { return self }
        var changed = DepartmentTree()
        var done: [String: Node] = [:]
        func settle(_ key: String, _ walk: Set<String>) -> Node? {
            if let node = done[key] { return node }
            guard var node = nodes[key], !walk.contains(key) else { return nil }
            node.department.name = changes[key]?.name ?? node.path.last
            let parent = changes[key]?.parentKey ?? node.parentKey
            let above = settle(parent, walk.union([key]))
            node.parentKey = above?.key ?? parent
            node.path = (above?.path ?? []) + [node.department.name ?? ""]
            if node.isPlanned { node.key = "new:" + node.path.joined(separator: "/") }
            done[key] = node
            return node
        }
        for key in nodes.keys {
            if let node = settle(key, []) { changed.insert(node) }
        }
        return changed
    }

    /// Adds every missing level of a path; returns the paths that are new, outermost first.
    package mutating func planMissing(path: [String]) -> [[String]] {
        var new: [[String]] = []
        var parentKey = rootDepartmentID
        let path = fromRoot(path)
        for depth in path.indices {
            let here = Array(path[...depth])
            if case .found(let node) = resolve(path: here) {
                parentKey = node.key
            } else {
                var department = Department()
                department.name = path[depth]
                parentKey = plan(path: here, parentKey: parentKey, department: department).key
                new.append(here)
            }
        }
        return new
    }
}
