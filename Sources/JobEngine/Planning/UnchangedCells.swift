import ContactAPI
import JobModel
import RowValidation

/// Finds the cells of a row that say, letter by letter, what the directory holds of that person or department.
///
/// What an export wrote comes back unjudged, be it damage in any other cell: nobody asked to change it.
struct UnchangedCells {
    private let columns: [Column]
    private let people: PeopleSheet
    private let departments: DepartmentsSheet

    private struct Column {
        let place: Int
        let content: Content
    }

    private enum Content {
        case person(PersonFieldDefinition)
        case attribute(String)
        case department(DepartmentFieldDefinition)
    }

    init(checker: SheetChecker, timezone: String, view: DirectoryView) {
        // The row is found by its match key, so that is always read.
        let read = checker.columns.columns.filter {
            $0.source == .whole && $0.meaning.fieldName != checker.step.match
        }
        columns = read.compactMap { column in
            Self.content(column.meaning).map { Column(place: column.place, content: $0) }
        }
        let cells = ExportCells(tree: view.departments, timezone: timezone)
        people = PeopleSheet(attributes: view.attributes, cells: cells)
        departments = DepartmentsSheet(cells: cells)
    }

    private static func content(_ meaning: SheetColumns.Meaning) -> Content? {
        switch meaning {
        case .person(let field): .person(field.definition)
        case .attribute(let name, nil): .attribute(name)
        case .department(let field): .department(field.definition)
        case .attribute, .condition, .part, .ignored, .own, .unknown: nil
        }
    }

    /// Their places in the record.
    func places(in record: InputRecord, of existing: ExistingRecord) -> Set<Int> {
        Set(
            columns.filter { column in
                guard let bytes = record[column.place], !bytes.isEmpty else { return false }
                let cell = SpreadsheetApostrophe.removing(from: String(decoding: bytes, as: UTF8.self))
                return cell == standing(column.content, existing)
            }
            .map(\.place)
        )
    }

    private func standing(_ content: Content, _ existing: ExistingRecord) -> String? {
        switch content {
        case .person(let line): existing.person.map { people.cell(line, of: $0) }
        case .attribute(let name): existing.person.flatMap { people.cell(ofAttribute: name, of: $0) }
        case .department(let line): existing.department.map { departments.cell(line, of: $0) }
        }
    }
}
