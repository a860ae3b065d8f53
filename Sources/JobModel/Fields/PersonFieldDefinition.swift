package import ContactAPI
import Wording

/// A line of the table of a person's fields: all that the code knows of a field, apart from its rule.
package final class PersonFieldDefinition: Sendable {
    /// When an import writes a field; every way of writing a new person says how a batch takes it.
    package enum Writing: Sendable {
        /// The directory's own.
        case never
        /// With a new person, who is then known by it.
        case identity(BatchForm.Copy)
        /// With a new person only, by a patch after a batch: no answer holds it, so nothing can be compared.
        case newPeople(BatchForm)
        /// With a new person and by patches.
        case always(BatchForm)
        /// By patches only, so that it follows a create, except for the value that a new person has anyway.
        case patches(isDefault: @Sendable (User) -> Bool)
    }

    package let field: PersonField
    /// What people call it in Chinese.
    package let chinese: String
    package let value: FieldAccess<User>
    package let writing: Writing
    package let export: ExportPlace
    package let visibility: FieldVisibility

    init(
        _ field: PersonField,
        _ chinese: String,
        _ value: FieldAccess<User>,
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

    /// Whether an import ever writes the field.
    package var isWritten: Bool {
        switch writing {
        case .identity, .newPeople, .always, .patches: true
        case .never: false
        }
    }

    /// Whether a patch of a person who exists may set the field.
    package var isCompared: Bool {
        switch writing {
        case .always, .patches: true
        case .never, .identity, .newPeople: false
        }
    }

    /// Whether any patch may set the field, one that follows a create as well.
    package var isPatched: Bool {
        switch writing {
        case .always, .patches, .newPeople: true
        case .never, .identity: false
        }
    }

    /// How an item of a batch takes the field; `nil` where the item never has it.
    package var batchCopy: BatchForm.Copy? {
        switch writing {
        case .identity(let copy): copy
        case .newPeople(let form), .always(let form): form.copy
        case .never, .patches: nil
        }
    }
}
