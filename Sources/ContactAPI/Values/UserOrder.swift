/// A person's place in one of their departments.
///
/// Bigger numbers stand earlier.
package struct UserOrder: Codable, Sendable, Equatable {
    package var departmentID: String?
    package var userOrder: Int?
    package var departmentOrder: Int?
    package var isPrimaryDepartment: Bool?

    package init(
        departmentID: String?,
        userOrder: Int? = nil,
        departmentOrder: Int? = nil,
        isPrimaryDepartment: Bool? = nil
    ) {
        self.departmentID = departmentID
        self.userOrder = userOrder
        self.departmentOrder = departmentOrder
        self.isPrimaryDepartment = isPrimaryDepartment
    }

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case departmentID = "department_id"
        case userOrder = "user_order"
        case departmentOrder = "department_order"
        case isPrimaryDepartment = "is_primary_dept"
    }
}
