/// The permission that shows fields in answers, as the developer console names it.
///
/// Source: contact API, 2.1 and 4.1.
package enum FieldPermission: String, Sendable, CaseIterable {
    case userID = "contact:user.employee_id:readonly"
    case personBase = "contact:user.base:readonly"
    case phone = "contact:user.phone:readonly"
    case email = "contact:user.email:readonly"
    case gender = "contact:user.gender:readonly"
    case employee = "contact:user.employee:readonly"
    case employeeNo = "contact:user.employee:readonly, contact:user.employee_number:read"
    case personDepartment = "contact:user.department:readonly"
    case dottedLineLeader = "contact:user.dotted_line_leader_info.read"
    case jobLevel = "contact:user.job_level:readonly"
    case jobFamily = "contact:user.job_family:readonly"
    case departmentBase = "contact:department.base:readonly"
    case departmentOrganize = "contact:department.organize:readonly"
    case departmentHRBP = "contact:department.hrbp:readonly"

    /// Whether it shows departments' fields.
    package var isOfDepartments: Bool {
        switch self {
        case .departmentBase, .departmentOrganize, .departmentHRBP: true
        case .userID, .personBase, .phone, .email, .gender, .employee, .employeeNo, .personDepartment,
            .dottedLineLeader, .jobLevel, .jobFamily:
            false
        }
    }
}
