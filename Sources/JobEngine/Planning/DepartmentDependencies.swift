import ContactAPI
import JobModel

/// Which rows of a sheet of departments wait for which others.
struct DepartmentDependencies {
    /// The line of the row that each depends on: the nearest above it, once all is done, that the sheet makes or moves.
    ///
    /// For a row that names its parent as it will be called, also one that renames. A department that comes to stand below
    /// itself depends on itself, or on others in a circle.
    private(set) var above: [Int: Int] = [:]
    /// The lines of rows that bring about a path by which another row names its parent.
    ///
    /// A row depends on one row alone. So that it waits for all of these, each of them waits for the next one above it.
    private(set) var linked: Set<Int> = []

    init() {}

    init(_ forecast: DepartmentForecast) {
        let sheet = Sheet(forecast)
        var foreseen: [String] = []
        for (row, node) in sheet.placed where sheet.placing[node.key] != nil {
            let isForeseen = forecast.tree.isForeseen(parentOf: row.draft)
            let lines = isForeseen ? sheet.changing : sheet.placing
            guard let key = sheet.nearest(above: node.key, of: lines) else { continue }
            above[row.line] = lines[key]
            // A name alone says nothing of what stands above.
            if isForeseen, row.draft.parentName == nil { foreseen.append(key) }
        }
        for key in foreseen { link(key, in: sheet) }
    }

    private mutating func link(_ key: String, in sheet: Sheet) {
        var here = key
        while let line = sheet.changing[here], linked.insert(line).inserted,
            let next = sheet.nearest(above: here, of: sheet.changing)
        {
            above[line] = sheet.changing[next]
            here = next
        }
    }

    /// What the rows of a sheet do to the departments, by the departments' keys.
    private struct Sheet {
        let placed: [(row: SheetKeys.DepartmentRow, node: DepartmentTree.Node)]
        /// The lines of the rows that make or move a department.
        private(set) var placing: [String: Int] = [:]
        /// The same, and those of the rows that rename one.
        private(set) var changing: [String: Int] = [:]
        /// The parents that those have afterwards that are made or moved.
        private var parents: [String: String] = [:]
        private let tree: DepartmentTree

        init(_ forecast: DepartmentForecast) {
            tree = forecast.tree
            placed = forecast.rows.compactMap { row in forecast.node(of: row.draft).map { (row: row, node: $0) } }
            var renaming: [String: Int] = [:]
            for (row, node) in placed {
                let parent = tree.parentKey(of: row.draft) ?? node.parentKey
                if !node.isPlanned, let name = row.draft.values.name, name != node.path.last, renaming[node.key] == nil
                {
                    renaming[node.key] = row.line
                }
                guard node.isPlanned || parent != node.parentKey, placing[node.key] == nil else { continue }
                placing[node.key] = row.line
                parents[node.key] = parent
            }
            changing = placing.merging(renaming) { made, _ in made }
        }

        /// The key of the nearest department above another, once all is done, of which there is a line.
        func nearest(above key: String, of lines: [String: Int]) -> String? {
            var here = parent(of: key)
            var seen: Set<String> = []
            while let key = here, lines[key] == nil, seen.insert(key).inserted { here = parent(of: key) }
            return here.flatMap { lines[$0] == nil ? nil : $0 }
        }

        private func parent(of key: String) -> String? { parents[key] ?? tree.nodes[key]?.parentKey }
    }
}
