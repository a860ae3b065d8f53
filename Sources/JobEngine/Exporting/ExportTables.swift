package import ContactAPI
package import JobModel

/// The tables of an export while they are written: chosen columns and records, in the chosen format.
package final class ExportTables {
    /// Makes the blocks that `write` takes.
    package let renderer: PeopleRenderer
    /// People whom the choice left out.
    package private(set) var leftOut = 0
    private let files: any ExportFiles
    private let departments: DepartmentsSheet
    private var sheets: [Subject: ExportSheet]

    /// - Parameters:
    ///   - choice: What is written, and how.
    ///   - attributes: The company's custom attributes.
    ///   - tree: The departments that the export knows.
    ///   - people: Whom cells name by more than the id.
    ///   - timezone: In which days are dates.
    ///   - folder: Where the files are made; it exists.
    /// - Throws: What keeps a file from being made.
    package init(
        choice: ExportChoice,
        attributes: [CustomAttributeDefinition],
        tree: DepartmentTree,
        people: any ExportedPeople,
        timezone: String,
        folder: String
    ) throws {
        let cells = ExportCells(tree: tree, timezone: timezone)
        let sheet = PeopleSheet(attributes: attributes, cells: cells)
        renderer = PeopleRenderer(sheet: sheet)
        departments = DepartmentsSheet(cells: cells)
        files =
            switch choice.format {
            case .csv: CSVExportFiles(folder: folder)
            case .xlsx: try WorkbookExportFiles(folder: folder)
            }
        sheets = [
            .departments: try ExportSheet(.departments, header: DepartmentsSheet.header, in: files),
            .people: try ExportSheet(.people, header: sheet.header, in: files),
        ]
    }

    /// How many records each table has so far.
    package var records: [Subject: Int] { sheets.mapValues(\.records) }

    /// The columns of each table, with how many records have a value there.
    package var columns: [Subject: [ColumnUse]] { sheets.mapValues(\.columns) }

    /// Writes the departments, parents before children.
    package func writeDepartments() throws {
        for node in departments.nodes { try sheets[.departments]?.write(departments.record(node)) }
    }

    /// Writes people behind those that were written before.
    package func write(_ block: PeopleBlock) throws {
        for record in block.records { try sheets[.people]?.write(record) }
        leftOut += block.leftOut
    }

    package func write(_ users: [User]) throws { try write(renderer.render(users)) }

    /// Puts everything on the disk and says what is there.
    package func close() throws -> [ExportManifest.File] { try files.close() }
}
