import ContactAPI
import JobModel
import Wording

/// What a row changes in a person who exists, field by field; what the row leaves empty stays as it is.
struct PersonDifference {
    private(set) var patch = User()
    private(set) var changes: [FieldChange] = []
    private let existing: User
    private let view: DirectoryView
    private let format: FieldFormat

    init(from existing: User, to wish: DesiredPerson, view: DirectoryView, dates: DateCell) {
        self.existing = existing
        self.view = view
        format = .plan(tree: view.departments, dates: dates)
        var person = wish.person
        person.dottedLineLeaderUserIDs = wish.later?.dottedLineLeaderUserIDs ?? person.dottedLineLeaderUserIDs
        for line in PersonField.compared { compare(line.value, with: person) }
        compareAttributes(with: wish.later?.customAttributes ?? person.customAttributes)
        for line in PersonField.compared where wish.draft.clears.contains(line.field) { clear(line.value) }
    }

    private mutating func compare(_ field: FieldAccess<User>, with wish: User) {
        guard field.isSet(wish), field.differs(wish, existing) else { return }
        field.copy(wish, &patch)
        changes.append(
            FieldChange(field: field.key, old: field.text(existing, format), new: field.text(wish, format))
        )
    }

    private mutating func compareAttributes(with wish: [CustomAttribute]?) {
        guard let wish else { return }
        let old = Dictionary(
            (existing.customAttributes ?? []).map { ($0.id ?? "", $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let new = wish.filter { old[$0.id ?? ""]?.asRequest.value != $0.value }
        guard !new.isEmpty else { return }
        for attribute in new {
            let name = "custom_attrs.\(attribute.id ?? "")"
            changes.append(
                FieldChange(field: name, old: old[attribute.id ?? ""]?.words(view), new: attribute.words(view))
            )
        }
        // Whether a patch merges the list or replaces it is not documented (U14): the whole list is right either way.
        let kept = (existing.customAttributes ?? []).filter { here in !new.contains { $0.id == here.id } }
        patch.customAttributes = kept.map(\.asRequest) + new
    }

    /// Only what is documented can be cleared.
    private mutating func clear(_ field: FieldAccess<User>) {
        guard let clear = field.clear, field.isSet(existing) else { return }
        clear(&patch)
        changes.append(FieldChange(field: field.key, old: field.text(existing, format), new: nil))
    }
}

extension CustomAttribute {
    /// As a request writes it: an answer's `option_value`, `name` and `picture_url` left out.
    var asRequest: CustomAttribute {
        guard var value else { return self }
        value.optionValue = nil
        value.name = nil
        value.pictureURL = nil
        // Without `pc_url` the desktop uses `url`; an answer may say so in so many words.
        if value.pcURL == value.url { value.pcURL = nil }
        return CustomAttribute(type: type, id: id, value: value)
    }

    /// The value as people read it.
    func words(_ view: DirectoryView) -> String? {
        guard let value else { return nil }
        if let option = value.optionID {
            let definition = view.attributes.first { $0.id == id }
            let choice = definition?.options?.options?.first { $0.id == option }
            return choice?.name ?? choice?.value ?? option
        }
        if let user = value.genericUser {
            return Placeholder(user.id)?.words ?? user.id
        }
        return [value.text, value.url, value.pcURL].compactMap { $0 }.joined(separator: "|")
    }
}
