package import ContactAPI
import Wording

/// A line of the table of a department's fields: all that the code knows of a field, apart from its rule.
package final class DepartmentFieldDefinition: Sendable {
    /// When an import writes a field.
    package enum Writing: Sendable {
        /// The directory's own.
        case never
        /// With a new department, which is then known by it.
        case identity
        /// With a new department and by patches.
        case always
        /// The same, by the place in the tree that the row's cells give together: name and parent.
        case place
        /// The same, with the other names, as one value.
        case names
    }

    /// Where a department's value is found.
    package enum Value: Sendable {
        case record(FieldAccess<Department>)
        /// It follows from the tree, as a record holds the parent's open id and nothing of the path.
        case path, parent, parentName
    }

    package let field: DepartmentField
    /// What people call it in Chinese.
    package let chinese: String
    package let value: Value
    package let writing: Writing
    package let export: ExportPlace
    package let visibility: FieldVisibility

    init(
        _ field: DepartmentField,
        _ chinese: String,
        _ value: Value,
        _ writing: Writing,
        export: ExportPlace = .first,
        _ visibility: FieldVisibility
    ) {
        self.field = field
        self.chinese = chinese
        self.value = value
        self.writing = writing
        self.export = export
        self.visibility = visibility
    }

    /// The keys of a department that the field stands for.
    package var access: FieldAccess<Department>? {
        switch value {
        case .record(let access): access
        case .parent: .parent
        case .path, .parentName: nil
        }
    }

    /// What a patch sets for the field; `nil` where none does.
    package var patched: FieldAccess<Department>? {
        switch writing {
        case .always, .place: access
        case .names: .names
        case .never, .identity: nil
        }
    }
}
