import ContactAPI
import Foundation
import JobEngine
import JobModel

/// The departments that a sheet makes, and which parents mean one of them.
struct SheetDepartments: Sendable {
    private struct Row {
        let id: String
        let name: String
        /// Empty at the top.
        let parent: String
    }

    /// Paths of departments, found by what they end with.
    struct Paths: Sendable {
        private var byLast: [String: [[String]]] = [:]

        init(_ paths: [String]) {
            for path in paths.map(SheetDepartments.levels) { byLast[path.last ?? "", default: []].append(path) }
        }

        fileprivate func ending(with end: [String]) -> [[String]] {
            byLast[end.last ?? "", default: []].filter { SheetDepartments.ends($0, with: end) }
        }
    }

    var isEmpty: Bool { rows.isEmpty }
    private var rows: [Row] = []
    private var byID: [String: [Int]] = [:]
    private var byName: [String: [Int]] = [:]

    /// Adds a row, with its values as the job has them.
    mutating func add(id: String, name: String, parent: String) {
        let row = Row(
            id: id.lowercased(),
            name: name.lowercased(),
            parent: parent == rootDepartmentID ? "" : parent.lowercased()
        )
        guard !(row.id.isEmpty && row.name.isEmpty) else { return }
        // Below itself it is not made; most often the department is meant that the directory has.
        guard row.parent.isEmpty || row.parent != row.id && row.parent != row.name else { return }
        if !row.id.isEmpty { byID[row.id, default: []].append(rows.count) }
        if !row.name.isEmpty { byName[row.name, default: []].append(rows.count) }
        rows.append(row)
    }

    /// Whether a parent means one of them: by its id, its name, or as much of its path as tells it from others.
    ///
    /// - Parameters:
    ///   - parent: As the job has it.
    ///   - there: The directory's departments; `nil` where it was not asked.
    /// - Returns: `false` for a path that ends as one of them is called, and does not lead there.
    func has(_ parent: String, beside there: Paths?) -> Bool {
        let cell = parent.lowercased()
        if byID[cell] != nil { return true }
        let levels = Self.levels(of: cell)
        guard let last = levels.last else { return false }
        let isFromRoot = cell.hasPrefix("/")
        return byName[last, default: []].contains { stands($0, at: levels[...], isFromRoot: isFromRoot, there, []) }
    }

    /// Whether the path of a row ends so.
    private func stands(
        _ place: Int,
        at levels: ArraySlice<String>,
        isFromRoot: Bool,
        _ there: Paths?,
        _ seen: Set<Int>
    ) -> Bool {
        let row = rows[place]
        // Rows that are below each other are not made.
        guard levels.last == row.name, !seen.contains(place) else { return false }
        let above = levels.dropLast()
        guard !above.isEmpty else { return !isFromRoot || row.parent.isEmpty }
        guard !row.parent.isEmpty else { return false }
        let named = Self.levels(of: row.parent)
        let seen = seen.union([place])
        let parents =
            byID[row.parent]
            ?? byName[named.last ?? "", default: []].filter {
                named.count == 1 || stands($0, at: named[...], isFromRoot: false, there, seen)
            }
        if parents.contains(where: { stands($0, at: above, isFromRoot: isFromRoot, there, seen) }) { return true }
        // What the sheet does not have is supposed to be in a directory that was not asked.
        let candidates = there.map { $0.ending(with: named) } ?? [named]
        return candidates.contains { path in isFromRoot ? path == Array(above) : Self.ends(path, with: Array(above)) }
    }

    fileprivate static func ends(_ path: [String], with end: [String]) -> Bool {
        path.count >= end.count && path.suffix(end.count).elementsEqual(end)
    }

    fileprivate static func levels(of path: String) -> [String] {
        path.lowercased().split(separator: "/").map { $0.trimmingCharacters(in: .whitespaces) }
    }
}
