import ContactAPI
import JobModel
import RowValidation

/// Finds the cells of a row that say, letter by letter, what the directory holds of that person or department.
///
/// What an export wrote comes back unjudged, be it damage in any other cell: nobody asked to change it.
struct UnchangedCells {
    private let columns: [SheetColumns.Column]
    private let people: PeopleSheet
    private let departments: DepartmentsSheet

    init(checker: SheetChecker, timezone: String, view: DirectoryView) {
        // The row is found by its match key, so that is always read.
        columns = checker.columns.columns.filter { $0.source == .whole && $0.meaning.fieldName != checker.step.match }
        let cells = ExportCells(tree: view.departments, timezone: timezone)
        people = PeopleSheet(attributes: view.attributes, cells: cells)
        departments = DepartmentsSheet(cells: cells)
    }

    /// Their places in the record.
    func places(in record: InputRecord, of existing: ExistingRecord) -> Set<Int> {
        Set(
            columns.filter { column in
                guard let bytes = record[column.place], !bytes.isEmpty else { return false }
                let cell = SpreadsheetApostrophe.removing(from: String(decoding: bytes, as: UTF8.self))
                return cell == standing(column.meaning, existing)
            }
            .map(\.place)
        )
    }

    private func standing(_ meaning: SheetColumns.Meaning, _ existing: ExistingRecord) -> String? {
        switch meaning {
        case .person(let field): existing.person.map { people.cell(field, of: $0) }
        case .attribute(let name, nil): existing.person.flatMap { people.cell(ofAttribute: name, of: $0) }
        case .department(let field): existing.department.map { departments.cell(field, of: $0) }
        case .attribute, .condition, .part, .ignored, .own, .unknown: nil
        }
    }
}
