import JobModel

/// How an export writes what is kept as ids and numbers.
struct CellFormat: Sendable {
    let cells: ExportCells
    let departments: ExportChoice.Departments
    let leaders: ExportChoice.Leaders
    let dates: DateCell
    let listSeparator: String
    /// What no department's cell has, so that lists of them can be read.
    let departmentSign: String
    let person: @Sendable (String) throws -> ExportedPerson?

    /// - Parameters:
    ///   - cells: Of the directory's departments.
    ///   - choice: What is asked for.
    ///   - timezone: In which days are dates.
    ///   - person: Finds people that a cell names by more than the id.
    init(
        _ cells: ExportCells,
        _ choice: ExportChoice,
        timezone: String,
        person: @escaping @Sendable (String) throws -> ExportedPerson?
    ) {
        self.cells = cells
        departments = choice.departmentsAs
        leaders = choice.leadersAs
        dates = DateCell(timezone: timezone, pattern: choice.dates)
        listSeparator = choice.listSeparator
        // Of lines of JSON each item is a text by itself.
        departmentSign = choice.format == .ndjson ? ";" : choice.listSeparator
        self.person = person
    }

    /// The same for values that are made of several.
    var made: FieldFormat {
        FieldFormat(
            department: { [cells, departments, listSeparator] in
                cells.department($0, as: departments, separatedBy: listSeparator)
            },
            person: { ExportCells.person($0) },
            date: { [dates] in dates.text($0) },
            listSeparator: listSeparator
        )
    }
}
