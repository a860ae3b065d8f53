import ContactAPI
import JobModel

extension ExportColumn<DepartmentTree.Node> {
    /// The chosen columns of departments.
    ///
    /// - Throws: `ExportChoiceError.unknownField`.
    static func departments(_ choice: ExportChoice, _ sheet: DepartmentsSheet) throws -> [ExportColumn] {
        let usual = DepartmentField.table.filter { $0.export != .none }.map { line in
            ExportColumn(
                field: line.field.rawValue,
                header: choice.headings.title(line.field.rawValue, english: line.field.english, chinese: line.chinese),
                shape: shape(line, choice, sheet)
            )
        }
        let others = ReadOnlyField<Department>.all.map { field in
            ExportColumn(
                field: field.name,
                header: choice.headings.title(field.name, english: field.english, chinese: field.chinese),
                shape: field.shape.within(\.department)
            )
        }
        return distinct(try chosen(choice.departments, of: .departments, usual: usual, others: others))
    }

    private static func shape(
        _ line: DepartmentFieldDefinition,
        _ choice: ExportChoice,
        _ sheet: DepartmentsSheet
    ) -> FieldShape<DepartmentTree.Node> {
        switch line.value {
        case .record(let access): access.shape.within(\.department)
        case .parent where choice.departmentsAs == .openIDs: .text { $0.pointee.parentKey }
        case .path, .parent, .parentName: .text { sheet.cell(line, of: $0.pointee) }
        }
    }
}
