import ContactAPI
import JobModel

/// The values of a row that no other row may share, by field, normalised as the directory compares them.
enum UniqueKeys {
    static func of(_ draft: Draft) -> [(field: String, value: String)] {
        switch draft {
        case .person(let person): of(person)
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

    private static func of(_ department: DepartmentDraft) -> [(field: String, value: String)] {
        var keys: [(field: String, value: String)] = []
        if let value = department.values.departmentID { keys.append(("department_id", value.lowercased())) }
        if let path = department.path {
            keys.append(("path", path.joined(separator: "/")))
        } else if let name = department.values.name {
            keys.append(("name", "\(department.parent ?? "0")/\(name)"))
        }
        if let order = department.values.order { keys.append(("order", "\(department.parent ?? "0")/\(order)")) }
        return keys
    }
}
