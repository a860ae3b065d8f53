import ContactAPI
import JobModel
import RowValidation

extension ExportColumn<User> {
    /// The chosen columns of people.
    ///
    /// - Throws: `ExportChoiceError.unknownField`.
    static func people(
        _ choice: ExportChoice,
        attributes definitions: [CustomAttributeDefinition]
    ) throws -> [ExportColumn] {
        let attributes = AttributeColumn.columns(of: definitions)
        func column(_ line: PersonFieldDefinition) -> ExportColumn {
            let name = line.field.rawValue
            let header = choice.headings.title(name, english: line.field.english, chinese: line.chinese)
            return ExportColumn(field: name, header: header, shape: line.value.shape)
        }
        func fields(at place: ExportPlace) -> [ExportColumn] {
            PersonField.table.filter { $0.export == place }.map(column)
        }
        let isKnown = SheetColumns.columnNames(of: StepDefinition(subject: .people, source: "", match: "user_id"))
        func attributeColumn(_ attribute: AttributeColumn) -> ExportColumn {
            let name = attribute.name(in: choice.headings, among: definitions)
            let isOwn = name.map { !isKnown($0) } ?? false
            return ExportColumn(
                field: attribute.header,
                header: isOwn ? name ?? attribute.header : attribute.header,
                shape: attribute.shape
            )
        }
        let usual = fields(at: .first) + attributes.map(attributeColumn) + fields(at: .last) + fields(at: .added)
        let others = ReadOnlyField<User>.all.map { field in
            ExportColumn(
                field: field.name,
                header: choice.headings.title(field.name, english: field.english, chinese: field.chinese),
                shape: field.shape
            )
        }
        let columns = try chosen(choice.people, of: .people, usual: usual, others: others) { name in
            let idOrName = name.hasPrefix("custom_attrs.") ? String(name.dropFirst("custom_attrs.".count)) : name
            let found = attributes.filter { $0.definition.isNamed(idOrName) }
            return found.count == 1 ? found.first.map(attributeColumn) : nil
        }
        return distinct(columns)
    }
}

extension ExportChoice.Headings {
    func title(_ name: String, english: String, chinese: String) -> String {
        switch self {
        case .names: name
        case .english: english
        case .chinese: chinese
        }
    }
}
