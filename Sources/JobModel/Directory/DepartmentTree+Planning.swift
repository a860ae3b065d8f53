import ContactAPI

extension DepartmentTree {
    /// Where a draft stands or will stand: its path and its parent's key; `nil` while its parent is nowhere.
    package func place(of draft: DepartmentDraft) -> (path: [String], parentKey: String)? {
        guard let name = draft.path?.last ?? draft.values.name else { return nil }
        switch above(draft) {
        case .root: return ([name], rootDepartmentID)
        case .found(let parent): return (parent.path + [name], parent.key)
        case .ambiguous, .missing: return nil
        }
    }

    /// The department below which a draft puts its own: by its path, and of several that this can mean, the one that the
    /// parent's own cell names.
    private func above(_ draft: DepartmentDraft) -> Resolution {
        guard let path = draft.path.map(fromRoot) else { return resolve(draft.parent ?? rootDepartmentID) }
        guard path.count > 1 else { return .root }
        let found = resolve(path: path.dropLast())
        guard case .ambiguous(let nodes) = found, let cell = draft.parent, case .found(let named) = resolve(cell),
            nodes.contains(named)
        else { return found }
        return .found(named)
    }

    /// Whether a draft names its parent as it will be called, and as no department is called now.
    package func isForeseen(parentOf draft: DepartmentDraft) -> Bool {
        if let path = draft.path { return isForeseen(fromRoot(path).dropLast()) }
        guard let cell = draft.parent, cell != rootDepartmentID else { return false }
        if let node = node(id: cell) {
            return !node.isPlanned && draft.parentName.map { $0 != node.path.last } ?? false
        }
        return isForeseen(fromRoot(Self.levels(of: cell)))
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
    package struct Change: Equatable {
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
        for node in settled(changes).values { changed.insert(node) }
        return changed
    }

    /// The same departments before the changes, found by the paths that they will have as well.
    package func foreseeing(_ changes: [String: Change]) -> DepartmentTree {
        var foreseeing = self
        foreseeing.forget()
        guard !changes.isEmpty else { return foreseeing }
        for (key, node) in settled(changes) where node.path != nodes[key]?.path {
            foreseeing.foresee(key, at: node.path)
        }
        return foreseeing
    }

    /// The changes without the moves by which departments would come to stand below themselves: these go where changes before
    /// have put them, or nowhere.
    package func withoutCircles(_ changes: [String: Change], before: [String: Change]) -> [String: Change] {
        var kept = changes
        while true {
            let circling = kept.filter { $0.value.parentKey != nil && isInCircle($0.key, kept) }
            guard !circling.isEmpty else { return kept }
            // Those alone that are other moves than before have closed the circle.
            let closing = circling.filter { $0.value.parentKey != before[$0.key]?.parentKey }
            for key in closing.keys { kept[key]?.parentKey = before[key]?.parentKey }
            if closing.isEmpty { for key in circling.keys { kept[key]?.parentKey = nil } }
        }
    }

    /// Whether a department would stand below itself after the changes.
    private func isInCircle(_ key: String, _ changes: [String: Change]) -> Bool {
        func above(_ key: String) -> String? { changes[key]?.parentKey ?? nodes[key]?.parentKey }
        var here = above(key)
        var seen: Set<String> = []
        while let parent = here, parent != key, seen.insert(parent).inserted { here = above(parent) }
        return here == key
    }

    /// Every department as it will be, by the key that it has now.
    private func settled(_ changes: [String: Change]) -> [String: Node] {
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
        for key in nodes.keys { _ = settle(key, []) }
        return done
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
