import ContactAPI
import JobModel

/// The tree as it will be once the sheet's new departments exist, so that what hangs below them can be decided now.
struct DepartmentForecast {
    var tree: DepartmentTree

    /// Adds the new ones, in whatever order the sheet has them; those whose parent is nowhere are left out.
    mutating func plan(_ drafts: [DepartmentDraft]) {
        var open = drafts.filter { tree.existing($0) == nil }
        var isMoving = true
        while isMoving, !open.isEmpty {  // One round a level; the directory allows 25 levels.
            let before = open.count
            open = open.filter { !place($0) }
            isMoving = open.count < before
        }
    }

    private mutating func place(_ draft: DepartmentDraft) -> Bool {
        guard let place = tree.place(of: draft) else { return false }
        guard case .missing = tree.resolve(path: place.path) else { return true }
        var department = draft.values
        department.name = place.path.last
        tree.plan(path: place.path, parentKey: place.parentKey, department: department)
        return true
    }
}

extension DepartmentTree {
    /// Where a draft stands or will stand: its path and its parent's key; `nil` while its parent is nowhere.
    func place(of draft: DepartmentDraft) -> (path: [String], parentKey: String)? {
        if let path = draft.path, let name = path.last {
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
    mutating func planMissing(path: [String]) -> [[String]] {
        var new: [[String]] = []
        var parentKey = rootDepartmentID
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
