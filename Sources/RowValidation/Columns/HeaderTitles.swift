import ContactAPI
import JobModel

/// What an export calls its columns in Chinese and in English; folded as `HeaderNames.fold` does.
enum HeaderTitles {
    static let people = titles(PersonField.table.map { ($0.field, [$0.chinese, $0.field.english]) })
    static let departments = titles(DepartmentField.table.map { ($0.field, [$0.chinese, $0.field.english]) })

    /// Whether a folded header is of a column that an export writes and no import reads.
    static func isReadOnly(_ folded: String, of subject: Subject) -> Bool {
        switch subject {
        case .people: readOnlyOfPeople.contains(folded)
        case .departments: readOnlyOfDepartments.contains(folded)
        }
    }

    private static let readOnlyOfPeople = names(ReadOnlyField<User>.all)
    private static let readOnlyOfDepartments = names(ReadOnlyField<Department>.all)

    private static func names<Record>(_ fields: [ReadOnlyField<Record>]) -> Set<String> {
        Set(fields.flatMap { [$0.name, $0.english, $0.chinese] }.map(HeaderNames.fold))
    }

    private static func titles<Field>(_ fields: [(Field, [String])]) -> [String: Field] {
        let pairs = fields.flatMap { field, titles in titles.map { (HeaderNames.fold($0), field) } }
        return Dictionary(pairs) { first, _ in first }
    }
}
