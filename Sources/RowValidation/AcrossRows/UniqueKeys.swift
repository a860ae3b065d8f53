import ContactAPI
import JobModel

/// The values of a row that no other row may share, by field, normalised as the directory compares them.
enum UniqueKeys {
    /// A value that no other row may share: `value` as it is compared, `cell` as the sheet has it.
    typealias Key = (field: UniqueField, value: String, cell: String)

    static func of(_ draft: Draft) -> [Key] {
        switch draft {
        case .person(let person):
            var keys: [Key] = []
            forEach(of: person) { field, value in
                let compared = field.foldsCase ? value.lowercased() : value
                keys.append((field, compared, compared))
            }
            return keys
        case .department(let department): return of(department)
        }
    }

    /// The hashes of a row's values.
    static func hashes(of draft: Draft, by hashing: KeyHashing) -> KeyHashes {
        var hashes = KeyHashes()
        switch draft {
        case .person(let person): forEach(of: person) { hashes.note(KeyHash($0, $1, by: hashing)) }
        case .department(let department):
            for key in of(department) { hashes.note(KeyHash(key.field, key.value, by: hashing)) }
        }
        return hashes
    }

    private static func forEach(of person: PersonDraft, _ body: (_ field: UniqueField, _ value: String) -> Void) {
        if let value = person.values.userID { body(.userID, value) }
        if let value = person.values.employeeNo { body(.employeeNo, value) }
        if let value = person.values.mobile { body(.mobile, value) }
        if let value = person.values.email { body(.email, value) }
    }

    private static func of(_ department: DepartmentDraft) -> [Key] {
        var keys: [Key] = []
        if let id = department.values.departmentID { keys.append((.departmentID, id.lowercased(), id)) }
        if let path = department.path?.joined(separator: "/") { keys.append((.path, path, path)) }
        // Names and orders are unique among siblings; without a word on the parent nobody knows who those are: an
        // update leaves the department where it is.
        let siblings = department.path.map { "path " + $0.dropLast().joined(separator: "/") } ?? department.parent
        guard let siblings else { return keys }
        if department.path == nil, let name = department.values.name {
            keys.append((.name, "\(siblings)/\(name)", name))
        }
        if let order = department.values.order { keys.append((.order, "\(siblings)/\(order)", order)) }
        return keys
    }
}
