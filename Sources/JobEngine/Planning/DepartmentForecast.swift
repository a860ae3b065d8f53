import ContactAPI
import JobModel

/// The tree as a sheet of departments changes it, so that what depends on its rows can be decided before they are written.
struct DepartmentForecast {
    /// While the sheet is written: what exists, where it stands now, and below it what is new.
    private(set) var tree: DepartmentTree
    let rows: [SheetKeys.DepartmentRow]

    /// Adds the new ones, in whatever order the sheet has them; those whose parent is nowhere are left out.
    init(of rows: [SheetKeys.DepartmentRow], in tree: DepartmentTree) {
        self.rows = rows
        self.tree = tree
        // A path may be one that a row gives to a department, and that row's own parent another such path, or a new
        // department below it: one round a level, and no more, because names that change hands could go round in a circle.
        var known: [String: DepartmentTree.Change] = [:]
        var foreseen = known
        for _ in 0...DepartmentTree.deepest {
            let hasNew = placeNew()
            let wished = changes { _ in true }
            guard hasNew || wished != known else { break }
            known = wished
            // What is in a circle is found as before: the rows that say so must not lose their parents by it.
            foreseen = self.tree.withoutCircles(wished, before: foreseen)
            self.tree = self.tree.foreseeing(foreseen)
        }
    }

    /// Adds the new ones that have a place by now; false where there are none.
    private mutating func placeNew() -> Bool {
        var open = rows.map(\.draft).filter { tree.existing($0) == nil && $0.path?.contains("") != true }
        let known = tree.nodes.count
        var isMoving = true
        while isMoving, !open.isEmpty {  // One round a level; the directory allows 25 levels.
            let before = open.count
            open = open.filter { !place($0) }
            isMoving = open.count < before
        }
        return tree.nodes.count > known
    }

    /// What rows change of departments that are there, by their keys.
    private func changes(
        where isTaken: (SheetKeys.DepartmentRow) -> Bool
    ) -> [String: DepartmentTree.Change] {
        var changes: [String: DepartmentTree.Change] = [:]
        for row in rows where isTaken(row) {
            guard let node = tree.existing(row.draft) else { continue }
            let change = DepartmentTree.Change(name: row.draft.values.name, parentKey: tree.parentKey(of: row.draft))
            if change.name != nil || change.parentKey != nil { changes[node.key] = change }
        }
        return changes
    }

    private mutating func place(_ draft: DepartmentDraft) -> Bool {
        guard let place = tree.place(of: draft) else { return false }
        guard case .missing = tree.resolve(path: place.path) else { return true }
        var department = draft.values
        department.name = place.path.last
        tree.plan(path: place.path, parentKey: place.parentKey, department: department)
        return true
    }

    /// The lines of the rows whose parent is nowhere.
    var unplaced: [Int] {
        rows.filter { row in
            if let path = row.draft.path { return path.count > 1 && tree.resolve(path: path.dropLast()) == .missing }
            return row.draft.parent.map { tree.resolve($0) == .missing } ?? false
        }
        .map(\.line)
    }

    /// The lines of the rows whose departments are there.
    var existing: Set<Int> { Set(rows.filter { tree.existing($0.draft) != nil }.map(\.line)) }

    /// The department that a draft means, or will make.
    func node(of draft: DepartmentDraft) -> DepartmentTree.Node? {
        if let existing = tree.existing(draft) { return existing }
        guard let place = tree.place(of: draft), case .found(let node) = tree.resolve(path: place.path) else {
            return nil
        }
        return node.isPlanned ? node : nil
    }

    /// The tree when the sheet is done, but for the lines that are refused; those say by which row of `source`.
    func afterwards(refused: Set<Int>, source: String) -> DepartmentTree {
        var after = tree.applying(changes { !refused.contains($0.line) })
        after.forget()
        for row in rows where refused.contains(row.line) && tree.existing(row.draft) == nil {
            after.refuse(
                path: tree.place(of: row.draft)?.path ?? row.draft.path,
                id: row.draft.values.departmentID,
                for: DepartmentTree.Refusal(row: row.row, source: source)
            )
        }
        return after
    }
}
