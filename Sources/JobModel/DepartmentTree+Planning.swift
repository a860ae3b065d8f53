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
