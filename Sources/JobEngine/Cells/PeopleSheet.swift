import ContactAPI
import JobModel

/// A person's cells as an export writes them where nothing else is asked.
struct PeopleSheet: Sendable {
    private let format: FieldFormat
    private let attributes: [AttributeColumn]

    init(attributes definitions: [CustomAttributeDefinition], cells: ExportCells) {
        format = cells.format
        attributes = AttributeColumn.columns(of: definitions)
    }

    /// The cell of a custom attribute by its name or id; `nil` where there is no such attribute.
    func cell(ofAttribute idOrName: String, of user: User) -> String? {
        attributes.first { $0.definition.id == idOrName || $0.header == "custom_attrs.\(idOrName)" }?.cell(of: user)
    }

    func cell(_ line: PersonFieldDefinition, of user: User) -> String { line.value.cell(user, format) }
}
