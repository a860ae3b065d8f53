import JobModel

/// What the values of an export's columns tell of the app's permissions (S5, S6).
///
/// A permission of which any field is seen is there, so what else of it is missing is set for nobody. A field that
/// everybody has, and that is missing from all, proves that its permission is not there.
struct FieldReading {
    private let columns: [ColumnUse]
    private let visibilities: [String: FieldVisibility]

    init(_ subject: Subject, _ columns: [ColumnUse]) {
        self.columns = columns
        switch subject {
        case .people:
            visibilities = Dictionary(
                uniqueKeysWithValues: PersonField.table.map { ($0.field.rawValue, $0.visibility) }
            )
        case .departments:
            visibilities = Dictionary(
                uniqueKeysWithValues: DepartmentField.table.map { ($0.field.rawValue, $0.visibility) }
            )
        }
    }

    var fields: [ExportManifest.Field] {
        let seen = Set(columns.filter { $0.records > 0 }.compactMap { permission(of: $0.field) })
        let proved = Set(
            columns.filter { $0.records == 0 && visibilities[$0.field]?.isSetForAll == true }
                .compactMap { permission(of: $0.field) }
        )
        return columns.map { column in
            var field = ExportManifest.Field(field: column.field, state: .read, records: column.records)
            guard column.records == 0 else { return field }
            guard let permission = permission(of: column.field), !seen.contains(permission) else {
                field.state = .empty
                return field
            }
            field.state = proved.contains(permission) ? .notPermitted : .emptyOrNotPermitted
            field.permission = permission.rawValue
            return field
        }
    }

    /// Custom attributes are shown with the fields of an employee.
    private func permission(of field: String) -> FieldPermission? {
        if let visibility = visibilities[field] { return visibility.permission }
        return field.hasPrefix("custom_attrs.") ? .employee : nil
    }
}
