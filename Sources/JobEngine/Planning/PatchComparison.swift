import ContactAPI
import JobModel
import Wording

/// What a patch sets, beside what the record held when it was planned and what it holds now.
struct PatchComparison<Record: Sendable> {
    let patch: Record
    let before: Record
    let now: Record
    let format: FieldFormat
    fileprivate let fields: [FieldAccess<Record>]

    /// The first value that is neither the plan's old nor its new one.
    fileprivate var driftOfFields: RowDrift? {
        for field in fields where field.isSet(patch) {
            if field.isSame(before, now) || field.isDone(patch, now) { continue }
            return .value(field: field.key, was: field.text(before, format), now: field.text(now, format))
        }
        return nil
    }

    /// Whether the record holds already what the patch sets.
    fileprivate var areFieldsDone: Bool { fields.allSatisfy { !$0.isSet(patch) || $0.isDone(patch, now) } }
}

extension PatchComparison<User> {
    init(_ patch: User, before: User, now: User, format: FieldFormat) {
        self.init(patch: patch, before: before, now: now, format: format, fields: PersonField.patched.map(\.value))
    }

    var drift: RowDrift? { driftOfFields ?? driftOfAttributes }

    var isDone: Bool {
        let held = now.attributes
        return areFieldsDone && patch.attributes.allSatisfy { held[$0.key] == $0.value }
    }

    /// The list is written as a whole, so that every attribute counts, also one that came in meanwhile.
    private var driftOfAttributes: RowDrift? {
        guard patch.customAttributes != nil else { return nil }
        let (old, new, held) = (before.attributes, patch.attributes, now.attributes)
        let names = Set(old.keys).union(held.keys).union(new.keys).sorted()
        guard let id = names.first(where: { held[$0] != old[$0] && held[$0] != new[$0] }) else { return nil }
        return .value(field: "custom_attrs.\(id)", was: before.text(ofAttribute: id), now: now.text(ofAttribute: id))
    }

    /// Of a record, what a patch of these fields writes over.
    static func before(_ record: User, patched patch: User) -> User {
        var before = User()
        for line in PersonField.patched where line.value.isSet(patch) { line.value.copy(record, &before) }
        if patch.customAttributes != nil { before.customAttributes = record.customAttributes }
        return before
    }
}

extension PatchComparison<Department> {
    init(_ patch: Department, before: Department, now: Department, format: FieldFormat) {
        self.init(patch: patch, before: before, now: now, format: format, fields: DepartmentField.patched)
    }

    var drift: RowDrift? { driftOfFields }

    var isDone: Bool { areFieldsDone }

    /// Of a record, what a patch of these fields writes over, and by what the department was known.
    static func before(_ record: Department, patched patch: Department) -> Department {
        var before = Department()
        for field in DepartmentField.patched where field.isSet(patch) { field.copy(record, &before) }
        (before.name, before.parentDepartmentID) = (record.name, record.parentDepartmentID)
        before.departmentID = record.departmentID
        return before
    }
}

extension User {
    /// By id, as a request writes them.
    fileprivate var attributes: [String: CustomAttribute.Value] {
        var values: [String: CustomAttribute.Value] = [:]
        for attribute in customAttributes ?? [] { values[attribute.id ?? ""] = attribute.asRequest.value }
        return values
    }

    fileprivate func text(ofAttribute id: String) -> String? {
        let attribute = customAttributes?.first { $0.id == id }
        return attribute?.value?.optionValue ?? attribute?.words(DirectoryView())
    }
}
