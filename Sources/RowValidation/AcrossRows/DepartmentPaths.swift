import ContactAPI
import JobModel
import Wording

/// Finds the paths of departments of which a sheet gives name and parent alone.
struct DepartmentPaths {
    private let rows: [DepartmentHierarchy.Row]
    /// Whether parents are never given by id.
    private let isNamed: Bool
    private let names: DepartmentNames?
    private let column: String
    private var byName: [String: [Int]] = [:]
    private var byID: [String: Int] = [:]
    private var paths: [Int: [String]] = [:]
    /// What is wrong with the rows that have no place.
    private var problems: [Int: [Finding]] = [:]

    init(_ rows: [DepartmentHierarchy.Row], isNamed: Bool, names: DepartmentNames?, column: String) {
        self.rows = rows
        self.isNamed = isNamed
        self.names = names
        self.column = column
        for (place, row) in rows.enumerated() {
            if let name = row.name { byName[DepartmentNames.fold(name), default: []].append(place) }
            if let id = row.id { byID[id.lowercased()] = place }
        }
    }

    /// What a parent's cell means, as far as is known.
    private enum Parent {
        case path([String])
        case ambiguous([[String]])
        /// Rows whose own places must be known first.
        case waits([Int])
        /// A row that has no place.
        case refused(Int)
        case missing
    }

    /// The places by line.
    var places: [Int: DepartmentHierarchy.Place] {
        var places: [Int: DepartmentHierarchy.Place] = [:]
        for (place, row) in rows.enumerated() {
            places[row.line] = DepartmentHierarchy.Place(path: paths[place], findings: problems[place] ?? [])
        }
        return places
    }

    /// Goes down level by level; what is left waits for itself.
    mutating func find() {
        var open = rows.indices.filter { rows[$0].name != nil }
        while !open.isEmpty {
            let rest = open.filter { !settle($0) }
            if rest.count == open.count { refuseCycles(among: rest) }
            open = rest.filter { problems[$0] == nil }
        }
    }

    /// Whether a row has its place, or it is known that it has none.
    private mutating func settle(_ place: Int) -> Bool {
        let row = rows[place]
        guard let name = row.name else { return true }
        guard let cell = row.parent, cell != rootDepartmentID else {
            paths[place] = [name]
            return true
        }
        switch parent(cell, of: place) {
        case .path(let path): paths[place] = path + [name]
        case .ambiguous(let paths): problems[place] = [.ambiguousParent(cell, paths, column)]
        case .refused(let other):
            problems[place] = [
                Finding.refusedParent(cell, row: rows[other].row).at(line: nil, row: nil, column: column)
            ]
        case .missing where DepartmentNames.fold(cell) == DepartmentNames.fold(name):
            problems[place] = [
                Finding.parentCycle(rows: Excerpt([row.row], showing: 1)).at(line: nil, row: nil, column: column)
            ]
        case .missing: refuseOrSuppose(place, below: cell, name)
        case .waits: return false
        }
        return true
    }

    /// Without a directory what the sheet does not have is supposed to be there.
    private mutating func refuseOrSuppose(_ place: Int, below cell: String, _ name: String) {
        guard let names else {
            paths[place] = DepartmentTree.levels(of: cell) + [name]
            return
        }
        problems[place] = DepartmentRule(names: names, allowsNew: false, isParent: true)
            .findings(for: cell)
            .map { $0.at(line: nil, row: nil, column: column) }
    }

    private func parent(_ cell: String, of place: Int) -> Parent {
        if !isNamed {
            if let other = byID[cell.lowercased()] { return parent(other) }
            if let node = names?.tree.node(id: cell) { return .path(node.path) }
        }
        let levels = DepartmentTree.levels(of: cell)
        guard let last = levels.last else { return .missing }
        let namesakes = byName[DepartmentNames.fold(last), default: []].filter { $0 != place }
        let open = namesakes.filter { paths[$0] == nil && problems[$0] == nil }
        if !open.isEmpty { return .waits(open) }
        let all = Set(namesakes.compactMap { paths[$0] } + (names?.named(last).map(\.path) ?? []))
        let found = Self.meant(levels, fromRoot: DepartmentNames.isFromRoot(cell), among: all, names)
        if found.count == 1 { return .path(found[0]) }
        if found.count > 1 { return .ambiguous(found) }
        return namesakes.first { problems[$0] != nil }.map(Parent.refused) ?? .missing
    }

    private func parent(_ other: Int) -> Parent {
        if let path = paths[other] { return .path(path) }
        return problems[other] == nil ? .waits([other]) : .refused(other)
    }

    /// The paths that levels can mean: as a path from the root, else as its end, letter by letter or in another writing.
    private static func meant(
        _ levels: [String],
        fromRoot: Bool,
        among all: Set<[String]>,
        _ names: DepartmentNames?
    ) -> [[String]] {
        let whole = names?.tree.fromRoot(levels) ?? levels
        if fromRoot || levels.count > 1, all.contains(whole) { return [whole] }
        if fromRoot { return [] }
        let folded = DepartmentNames.fold(levels)
        let candidates = [
            all.filter { $0.suffix(levels.count).elementsEqual(levels) },
            all.filter { DepartmentNames.fold(Array($0.suffix(levels.count))) == folded },
        ]
        return candidates.first { !$0.isEmpty }.map { $0.sorted { $0.lexicographicallyPrecedes($1) } } ?? []
    }

    /// Every row waits for another one, so following them ends in circles.
    private mutating func refuseCycles(among open: [Int]) {
        var done: Set<Int> = []
        for start in open where !done.contains(start) {
            var walk: [Int] = []
            var here = start
            while !done.contains(here), case .waits(let others) = waiting(here), let next = others.first {
                done.insert(here)
                walk.append(here)
                here = next
            }
            guard let first = walk.firstIndex(of: here) else { continue }
            let cycle = walk[first...].sorted()
            let members = Self.turned(Array(walk[first...])).map { rows[$0].row }
            let finding = Finding.parentCycle(rows: Excerpt(members, showing: Excerpt<Int>.linksNamed))
            for place in cycle { problems[place] = [finding.at(line: nil, row: nil, column: column)] }
        }
    }

    private func waiting(_ place: Int) -> Parent { rows[place].parent.map { parent($0, of: place) } ?? .missing }

    /// From the first row on, wherever the walk came in.
    private static func turned(_ cycle: [Int]) -> [Int] {
        guard let first = cycle.indices.min(by: { cycle[$0] < cycle[$1] }) else { return cycle }
        return Array(cycle[first...] + cycle[..<first])
    }
}

extension Finding {
    fileprivate static func ambiguousParent(_ cell: String, _ paths: [[String]], _ column: String) -> Finding {
        let list = paths.map { $0.count > 1 ? $0.joined(separator: "/") : "/" + $0.joined() }.joined(separator: ", ")
        return Finding(
            code: "department.ambiguous",
            column: column,
            value: cell,
            problem: LocalizedText(
                en: "\(paths.count) departments are called '\(cell)' in the sheet and the directory",
                zh: "本表和目录中有 \(paths.count) 个部门叫“\(cell)”"
            ),
            remedy: LocalizedText(
                en: "Write as much of the path as tells which is meant: \(list).",
                zh: "请填写足以区分的路径：\(list)。"
            )
        )
    }
}
