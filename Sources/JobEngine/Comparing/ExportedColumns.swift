import ContactAPI
import JobModel

/// What is known of the columns of an export by what they are called, in any of the headings that there are.
struct ExportedColumns {
    /// The field of each, as it is spelled on the wire.
    private(set) var fields: [String: String] = [:]
    private(set) var kinds: [String: ExportedCell.Kind] = [:]
    /// What can be written in several ways in the cells of each field.
    private(set) var aspects: [String: Set<CellAspect>] = [:]
    /// The columns of an export that chooses none.
    private(set) var usual: [String] = []

    /// - Throws: `ExportChoiceError`, for no choice that is made here.
    init(of subject: Subject) throws {
        for headings in ExportChoice.Headings.allCases {
            var choice = ExportChoice()
            choice.headings = headings
            let isNamed = headings == .names
            for isWhole in [false, true] {
                if isWhole { (choice.people, choice.departments) = (.all, .all) }
                switch subject {
                case .people:
                    note(
                        try ExportColumn<User>.people(choice, attributes: []),
                        of: subject,
                        areUsual: isNamed && !isWhole
                    )
                case .departments:
                    let sheet = DepartmentsSheet(cells: ExportCells(tree: DepartmentTree(), timezone: "UTC"))
                    note(
                        try ExportColumn<DepartmentTree.Node>.departments(choice, sheet),
                        of: subject,
                        areUsual: isNamed && !isWhole
                    )
                }
            }
        }
    }

    private mutating func note<Record>(_ columns: [ExportColumn<Record>], of subject: Subject, areUsual: Bool) {
        for column in columns {
            fields[column.header] = column.field
            kinds[column.header] = Self.kind(of: column.shape)
            aspects[column.field] = CellAspect.all(of: column.shape, subject)
        }
        if areUsual { usual = columns.map(\.field) }
    }

    private static func kind<Record>(of shape: FieldShape<Record>) -> ExportedCell.Kind {
        switch shape {
        case .flag: .flag
        case .date: .date
        case .text, .number, .person, .people, .texts, .department, .departments, .made: .plain
        }
    }
}
