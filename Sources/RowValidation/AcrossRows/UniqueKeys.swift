import ContactAPI
import JobModel

/// The values of a row that no other row may share, by field, normalised as the directory compares them.
enum UniqueKeys {
    /// A value that no other row may share: `value` as it is compared, `cell` as the sheet has it.
    typealias Key = (field: String, value: String, cell: String)

    static func of(_ draft: Draft) -> [Key] {
        switch draft {
        case .person(let person): of(person).map { ($0.field, $0.value, $0.value) }
        case .department(let department): of(department)
        }
    }

    private static func of(_ person: PersonDraft) -> [(field: String, value: String)] {
        var keys: [(field: String, value: String)] = []
        if let value = person.values.userID { keys.append(("user_id", value.lowercased())) }
        if let value = person.values.employeeNo { keys.append(("employee_no", value)) }
        if let value = person.values.mobile { keys.append(("mobile", value)) }
        if let value = person.values.email { keys.append(("email", value.lowercased())) }
        return keys
    }

    private static func of(_ department: DepartmentDraft) -> [Key] {
        var keys: [Key] = []
        if let id = department.values.departmentID { keys.append(("department_id", id.lowercased(), id)) }
        if let path = department.path?.joined(separator: "/") { keys.append(("path", path, path)) }
        // Names and orders are unique among siblings; without a word on the parent nobody knows who those are: an
        // update leaves the department where it is.
        let siblings = department.path.map { "path " + $0.dropLast().joined(separator: "/") } ?? department.parent
        guard let siblings else { return keys }
        if department.path == nil, let name = department.values.name {
            keys.append(("name", "\(siblings)/\(name)", name))
        }
        if let order = department.values.order { keys.append(("order", "\(siblings)/\(order)", order)) }
        return keys
    }
}
