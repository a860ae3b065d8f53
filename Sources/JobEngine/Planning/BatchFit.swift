import ContactAPI
import JobModel

/// Which of a new person's fields a v2 batch can hold.
///
/// Source: contact API, 6.1.
struct BatchFit {
    /// Wire names of what does not fit; empty where the whole person does.
    private(set) var reasons: [String] = []
    private(set) var batchable: User
    private(set) var rest = User()

    init(_ person: User) {
        batchable = person
        for line in PersonField.table { divide(line) }
        divideAttributes()
    }

    private mutating func divide(_ line: PersonFieldDefinition) {
        switch line.writing {
        case .never, .identity: break
        case .newPeople(let form), .always(let form): divide(line.value, form)
        case .patches(let isDefault):
            if isDefault(batchable) { line.value.remove(&batchable) } else { keepBack(line.value) }
        }
    }

    private mutating func divide(_ field: FieldAccess<User>, _ form: BatchForm) {
        switch form {
        case .held: break
        case .partly(_, let split):
            guard let remainder = split(&batchable) else { return }
            field.copy(remainder, &rest)
            reasons.append(field.key)
        case .patchedAfter: keepBack(field)
        }
    }

    private mutating func keepBack(_ field: FieldAccess<User>) {
        guard field.isSet(batchable) else { return }
        field.copy(batchable, &rest)
        field.remove(&batchable)
        reasons.append(field.key)
    }

    private mutating func divideAttributes() {
        let fitting: Set = [CustomAttribute.Kind.text.rawValue, CustomAttribute.Kind.webPage.rawValue]
        let all = batchable.customAttributes ?? []
        let others = all.filter { !fitting.contains($0.type ?? "") }
        guard !others.isEmpty else { return }
        // A patch may replace the whole list (U14), so it carries all of them.
        rest.customAttributes = all
        batchable.customAttributes = all.filter { fitting.contains($0.type ?? "") }
        reasons.append("custom_attrs")
    }
}
