import ContactAPI
package import JobModel

extension ExportChoice {
    /// The open ids of the departments whose people are exported; `nil` where no department is chosen.
    ///
    /// - Parameter tree: The departments that the app sees.
    /// - Throws: `ExportChoiceError.unknownDepartment` or `.ambiguousDepartment`.
    /// - Returns: Each once; those below come behind theirs.
    package func departments(of tree: DepartmentTree) throws -> [String]? {
        guard !within.isEmpty else { return nil }
        return departments(of: try named(in: tree), in: tree)
    }

    /// The departments that conditions name, each once.
    var departmentsOfConditions: [String] {
        let names = conditions.filter { $0.field == PersonField.departmentIDs.rawValue }.flatMap(\.values)
        return names.reduce(into: []) { if !$1.isEmpty, !$0.contains($1) { $0.append($1) } }
    }

    /// The open ids of the departments that the choice names.
    ///
    /// - Throws: `ExportChoiceError.unknownDepartment` or `.ambiguousDepartment`; `.departments` for several names.
    func named(in tree: DepartmentTree) throws -> [String] {
        var (found, wrong): ([String], [ExportChoiceError]) = ([], [])
        for name in within {
            do { found.append(try tree.chosen(name)) } catch let error as ExportChoiceError { wrong.append(error) }
        }
        if wrong.count > 1 { throw ExportChoiceError.departments(wrong) }
        if let error = wrong.first { throw error }
        return found
    }

    /// Asks a directory whether it has the departments that the choice names, so that a wrong name begins no export.
    ///
    /// - Throws: As `named`; `DirectoryFailure`; `Watchdog.Stalled` where nothing moves.
    package func requireDepartments(of connection: Connection) async throws {
        guard !within.isEmpty else { return }
        let client = connection.client
        let departments = try await connection.watchdog.guarding { try await VisibleDepartments(client).departments }
        _ = try named(in: DepartmentTree(departments))
    }

    /// The departments with these open ids, each once, and those below them unless the choice leaves them out.
    func departments(of tops: [String], in tree: DepartmentTree) -> [String] {
        guard includesBelow else { return tops.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
        let children = Dictionary(grouping: tree.nodes.values, by: \.parentKey)
        var found: [String] = []
        var seen: Set<String> = []
        var open = Array(tops.reversed())
        while let key = open.popLast() {
            guard seen.insert(key).inserted else { continue }
            found.append(key)
            open += (children[key] ?? []).sorted { $0.path.lexicographicallyPrecedes($1.path) }.map(\.key).reversed()
        }
        return found
    }
}

extension DepartmentTree {
    /// The open id of the department that a choice names.
    ///
    /// - Throws: `ExportChoiceError.unknownDepartment` or `.ambiguousDepartment`.
    func chosen(_ name: String) throws -> String {
        switch resolve(name) {
        case .root: return rootDepartmentID
        case .found(let node): return node.key
        case .ambiguous(let nodes):
            throw ExportChoiceError.ambiguousDepartment(
                name,
                ids: nodes.map { $0.department.departmentID ?? $0.key }.sorted()
            )
        case .missing:
            let paths = nodes.values.map(\.cell)
            // A name alone is meant where it ends one path.
            let ending = paths.filter { $0.hasSuffix("/" + name) }
            let near = ending.count == 1 ? ending.first : nearest(name, among: paths.sorted())
            throw ExportChoiceError.unknownDepartment(name, near: near)
        }
    }
}
