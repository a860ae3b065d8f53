import ContactAPI
import JobModel

/// The columns of the people sheet, and a person's cells in them.
struct PeopleSheet: Sendable {
    let header: [String]
    private let format: FieldFormat
    private let attributes: [AttributeColumn]

    private static let fields = PersonField.table.filter { $0.export == .first }
    private static let lastFields =
        PersonField.table.filter { $0.export == .last } + PersonField.table.filter { $0.export == .added }

    init(attributes definitions: [CustomAttributeDefinition], cells: ExportCells) {
        format = cells.format
        attributes = AttributeColumn.columns(of: definitions)
        header =
            Self.fields.map(\.field.rawValue) + attributes.map(\.header) + Self.lastFields.map(\.field.rawValue)
    }

    func record(_ user: User) -> [String] {
        var cells: [String] = []
        cells.reserveCapacity(header.count)
        for field in Self.fields { cells.append(cell(field, of: user)) }
        for attribute in attributes { cells.append(attribute.cell(of: user)) }
        for field in Self.lastFields { cells.append(cell(field, of: user)) }
        return cells
    }

    /// The cell of a custom attribute by its name or id; `nil` where there is no such attribute.
    func cell(ofAttribute idOrName: String, of user: User) -> String? {
        attributes.first { $0.definition.id == idOrName || $0.header == "custom_attrs.\(idOrName)" }?.cell(of: user)
    }

    func cell(_ line: PersonFieldDefinition, of user: User) -> String { line.value.cell(user, format) }
}
