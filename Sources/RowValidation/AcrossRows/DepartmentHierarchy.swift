import ContactAPI
package import JobModel

/// Where the departments of a sheet stand whose rows name their parents, be it by name.
///
/// A name means the one department that has it, among the rows of the sheet and what is there; as much of a path as
/// tells it from others, or an id where the column is for ids, says which of several is meant. `/研发中心` is the one at
/// the top. Of rows that stand below each other in a circle none has a place.
package struct DepartmentHierarchy: Sendable {
    /// A row as it describes its department.
    package struct Row: Sendable {
        package var line: Int
        package var row: Int
        package var id: String?
        package var name: String?
        /// As written; `nil` for a department at the top, or one that stays where it is.
        package var parent: String?

        package init(line: Int, row: Int, id: String?, name: String?, parent: String?) {
            self.line = line
            self.row = row
            self.id = id
            self.name = name
            self.parent = parent
        }
    }

    /// What the sheet as a whole says of a row.
    struct Place: Sendable {
        /// Where rows are known by their paths.
        var path: [String]?
        /// Where rows are known by their ids: a cell that a reader who knows ids and paths alone understands.
        var parent: String?
        /// The name by which `parent` was found among the rows of the sheet.
        var parentName: String?
        var findings: [Finding] = []
        var repairs: [Finding] = []
    }

    let isByPath: Bool
    private let places: [Int: Place]

    /// Works out the places of all rows.
    ///
    /// - Parameters:
    ///   - rows: Of the whole sheet, without those that are left out.
    ///   - columns: The sheet's columns.
    ///   - names: Of the directory's departments; `nil` while it is not asked.
    package init(_ rows: [Row], columns: SheetColumns, names: DepartmentNames?) {
        isByPath = columns.findsPaths
        let header = columns.parent?.header ?? DepartmentField.parentName.rawValue
        let isNamed = columns.parent?.meaning == .department(.parentName)
        if isByPath {
            var paths = DepartmentPaths(rows, isNamed: isNamed, names: names, column: header)
            paths.find()
            places = paths.places
        } else {
            places = DepartmentParents(rows, isNamed: isNamed, names: names, column: header).places
        }
    }

    func place(ofLine line: Int) -> Place { places[line] ?? Place() }
}

extension SheetChecker {
    /// A record of a sheet that names parents, as its hierarchy needs it; `nil` for one that is left out or damaged.
    package func hierarchyRow(_ read: ReadRecord) -> DepartmentHierarchy.Row? {
        var scrap = check(read)
        guard !scrap.isLeftOut, case .department(let draft) = scrap.draft else { return nil }
        // A name that breaks a rule still stands for the row where others call it their parent.
        let name = columns.columns.first { $0.meaning == .department(.name) }
        return DepartmentHierarchy.Row(
            line: read.record.line,
            row: read.record.row,
            id: draft.values.departmentID,
            name: draft.values.name ?? name?.text(in: read.record, into: &scrap),
            parent: draft.parent
        )
    }
}

extension SheetColumns {
    /// The column by which the sheet says where departments stand.
    var parent: Column? {
        columns.first { $0.meaning == .department(.parentName) || $0.meaning == .department(.parentDepartmentID) }
    }

    /// Whether rows are matched by paths that their names and parents make.
    package var findsPaths: Bool { isMatchedByPath && has(.name) && parent != nil && !has(.path) }

    /// Whether the sheet as a whole says where its departments stand.
    package var hasHierarchy: Bool { parent != nil && (findsPaths || !isMatchedByPath && !has(.path)) }

    private func has(_ field: DepartmentField) -> Bool { columns.contains { $0.meaning == .department(field) } }
}
