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
