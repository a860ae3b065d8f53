package import ContactAPI
package import JobModel

/// The tables of an export while they are written: chosen columns and records, in the chosen format.
package final class ExportTables {
    /// Makes the blocks that `write` takes.
    package let renderer: PeopleRenderer
    /// People that the choice left out.
    package private(set) var leftOut = 0
    /// How many records each table has so far.
    package private(set) var records: [Subject: Int] = [.people: 0, .departments: 0]
    /// The columns of each table, with how many records have a value there.
    package private(set) var columns: [Subject: [ColumnUse]] = [:]
    private let files: any ExportFiles
    private let departments: TableRenderer<DepartmentTree.Node>
    private let nodes: [DepartmentTree.Node]
    /// Of people who have left; `nil` where nobody asks for them.
    private let leavers: TableRenderer<User>?

    /// - Parameters:
    ///   - choice: What is written, and how.
    ///   - attributes: The company's custom attributes.
    ///   - tree: The departments that the export knows.
    ///   - chosen: Those that are written; else those that the choice names in the tree.
    ///   - meant: The open ids of departments that conditions name, by these names; else they are looked for in the tree.
    ///   - reading: Reads the values of conditions.
    ///   - people: People that cells name by more than the id.
    ///   - timezone: In which days are dates.
    ///   - folder: Where the files are made; it exists.
    /// - Throws: `ExportChoiceError`; what keeps a file from being made.
    package init(
        choice: ExportChoice,
        attributes: [CustomAttributeDefinition],
        tree: DepartmentTree,
        chosen: Set<String>? = nil,
        meant: [String: String] = [:],
        reading: ConditionValues = ConditionValues(),
        people: any ExportedPeople,
        timezone: String,
        folder: String
    ) throws {
        let cells = ExportCells(tree: tree, timezone: timezone)
        let format = CellFormat(cells, choice, timezone: timezone) { try people.person(id: $0) }
        let sheet = DepartmentsSheet(cells: cells)
        let columns = try ExportColumn.people(choice, attributes: attributes)
        let departmentColumns = try ExportColumn.departments(choice, sheet)
        let table = TableRenderer(columns, format, choice)
        renderer = PeopleRenderer(
            table: table,
            filter: try PersonFilter(
                choice,
                attributes: attributes,
                cells: cells,
                meant: meant,
                reading: reading,
                timezone: timezone
            )
        )
        leavers = choice.resignedFrom.map { _ in table }
        departments = TableRenderer(departmentColumns, format, choice)
        let shown = try chosen ?? choice.departments(of: tree).map { Set($0) }
        nodes = sheet.nodes.filter { shown?.contains($0.key) ?? true }
        files =
            switch choice.format {
            case .csv: CSVExportFiles(folder: folder, encoding: choice.encoding)
            case .xlsx: try WorkbookExportFiles(folder: folder)
            case .ndjson: JSONExportFiles(folder: folder)
            case .sqlite: try SQLiteExportFiles(folder: folder)
            }
        self.columns[.departments] = departmentColumns.map { ColumnUse(field: $0.field, header: $0.header) }
        self.columns[.people] = columns.map { ColumnUse(field: $0.field, header: $0.header) }
        try begin(.departments, departmentColumns)
        try begin(.people, columns)
        if leavers != nil { try begin(.resigned, columns) }
    }

    private func begin<Record>(_ table: ExportTable, _ columns: [ExportColumn<Record>]) throws {
        try files.begin(
            table,
            columns.map { column in
                let isNumber =
                    switch column.shape {
                    case .flag, .number: true
                    case .date: departments.hasNumberedDates
                    case .text, .person, .people, .texts, .department, .departments, .made: false
                    }
                return TableColumn(field: column.field, header: column.header, isNumber: isNumber)
            }
        )
    }

    /// Writes the departments, parents before children.
    package func writeDepartments() throws {
        try nodes.withUnsafeBufferPointer { try write(departments.render($0), of: .departments) }
    }

    /// Writes people behind those that were written before.
    package func write(_ block: PeopleBlock) throws {
        try write(block.table, of: .people)
        leftOut += block.leftOut
    }

    package func write(_ users: [User]) throws { try write(renderer.render(users)) }

    /// Writes people who have left to a table of their own, whatever the conditions say.
    package func write(leavers users: [User]) throws {
        guard let leavers else { return }
        try users.withUnsafeBufferPointer { try files.write(leavers.render($0), of: .resigned) }
    }

    private func write(_ block: TableBlock, of subject: Subject) throws {
        try files.write(block, of: subject.table)
        records[subject, default: 0] += block.records
        for (place, count) in block.used.enumerated() { columns[subject]?[place].records += count }
    }

    /// Puts everything on the disk and says what is there.
    package func close() throws -> [ExportManifest.File] { try files.close() }
}

extension Subject {
    fileprivate var table: ExportTable {
        switch self {
        case .people: .people
        case .departments: .departments
        }
    }
}
