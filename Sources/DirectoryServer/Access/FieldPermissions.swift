import ContactAPI

/// What an app may see of people and departments; a value it may not see has no key in an answer (S5).
struct FieldPermissions: Sendable {
    let userID: Bool
    let userBase: Bool
    let email: Bool
    let phone: Bool
    let gender: Bool
    let employee: Bool
    let employeeNo: Bool
    let userDepartment: Bool
    let dottedLeaders: Bool
    let jobLevel: Bool
    let jobFamily: Bool
    let departmentBase: Bool
    let organization: Bool
    let hrbp: Bool
    let departmentPath: Bool
    let licences: Bool

    init(_ permissions: Set<String>) {
        let isBroad = !permissions.isDisjoint(with: Permission.legacyBroad)
        userID = permissions.contains("contact:user.employee_id:readonly")
        userBase = isBroad || permissions.contains("contact:user.base:readonly")
        email = permissions.contains("contact:user.email:readonly")
        phone = permissions.contains("contact:user.phone:readonly")
        gender = isBroad || permissions.contains("contact:user.gender:readonly")
        employee = isBroad || permissions.contains("contact:user.employee:readonly")
        employeeNo = employee || permissions.contains("contact:user.employee_number:read")
        userDepartment = isBroad || permissions.contains("contact:user.department:readonly")
        dottedLeaders = permissions.contains("contact:user.dotted_line_leader_info.read")
        jobLevel = permissions.contains("contact:user.job_level:readonly")
        jobFamily = permissions.contains("contact:user.job_family:readonly")
        departmentBase = isBroad || permissions.contains("contact:department.base:readonly")
        organization = isBroad || permissions.contains("contact:department.organize:readonly")
        hrbp = permissions.contains("contact:department.hrbp:readonly")
        licences = permissions.contains("contact:user.assign_info:read")
        departmentPath = permissions.contains("contact:user.department_path:readonly")
    }
}
