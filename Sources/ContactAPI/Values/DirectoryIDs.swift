/// The root department's id, in either id type.
package let rootDepartmentID = "0"

/// The prefix of every `open_department_id` (S48).
package let openDepartmentPrefix = "od-"

/// Values of `user_id_type`.
package enum UserIDType: String, Sendable, CaseIterable {
    case openID = "open_id"
    case unionID = "union_id"
    case userID = "user_id"
}

/// Values of `department_id_type`.
package enum DepartmentIDType: String, Sendable, CaseIterable {
    case openDepartmentID = "open_department_id"
    case departmentID = "department_id"
}
