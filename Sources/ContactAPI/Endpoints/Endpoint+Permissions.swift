extension Endpoint {
    /// The permissions of which the app must hold any one; empty where none is needed.
    package var permissions: [String] {
        switch self {
        case .tenantAccessToken: []
        case .createUser, .replaceUser, .deleteUser, .resurrectUser, .createDepartment, .patchDepartment,
            .replaceDepartment, .deleteDepartment, .unbindDepartmentChat, .createEmployeeType, .replaceEmployeeType,
            .deleteEmployeeType:
            ["contact:contact"]
        case .changeDepartmentID: ["contact:contact:update_department_id"]
        case .changeUserID: ["contact:contact:update_user_id"]
        case .listUsers: ["contact:department.organize:readonly"] + Permission.legacyBroad
        case .basicUsers: ["contact:user.basic_profile:readonly"]
        case .searchUsers: ["contact:user:search"]
        case .patchUser: ["contact:contact", "contact:user.base"]
        case .getUser, .getDepartment: ["contact:contact.base:readonly"] + Permission.legacyBroad
        case .batchUsers, .batchDepartments, .customAttributes: ["contact:contact.base:readonly"]
        case .usersOfDepartment, .childDepartments, .listDepartments, .parentDepartments:
            ["contact:contact.base:readonly", "contact:department.organize:readonly"] + Permission.legacyBroad
        case .searchDepartments:
            [
                "contact:contact.base:readonly", "search:department:read", "contact:contact:access_as_app",
                "contact:contact:readonly_as_app",
            ]
        case .lookUpUsers: ["contact:user.id:readonly"]
        case .employeeTypes, .scopes:
            [
                "contact:contact.base:readonly", "contact:contact:access_as_app", "contact:contact:readonly_as_app",
            ]
        case .jobTitles, .jobTitle: ["contact:job_title:readonly", "contact:contact:readonly_as_app"]
        case .workCities, .workCity: ["contact:work_city:readonly", "contact:contact:readonly_as_app"]
        case .jobLevels, .jobLevel:
            ["contact:job_level:readonly", "contact:job_level", "contact:contact:readonly_as_app"]
        case .createJobLevel, .replaceJobLevel, .deleteJobLevel: ["contact:contact", "contact:job_level"]
        case .jobFamilies, .jobFamily:
            ["contact:job_family:readonly", "contact:job_family", "contact:contact:readonly_as_app"]
        case .createJobFamily, .replaceJobFamily, .deleteJobFamily: ["contact:contact", "contact:job_family"]
        case .units, .unit, .unitDepartments: ["contact:unit", "contact:unit:readonly"]
        case .batchAddUsers, .batchAddDepartments, .addUser, .addDepartment:
            ["contact:contact", "contact:contact:access_as_app"]
        case .task: ["contact:contact", "contact:contact:access_as_app", "contact:contact:readonly_as_app"]
        }
    }
}

extension Endpoint {
    /// What the warning boxes of v2's batches ask for, all of it, where the request tables name one of several (C8).
    package var permissionsTogether: [String] {
        switch self {
        case .batchAddUsers, .batchAddDepartments: ["contact:contact", "contact:contact:access_as_app"]
        case .task: ["contact:contact", "contact:contact:readonly_as_app"]
        default: []
        }
    }
}

/// Names of permissions that are used in more than one place.
package enum Permission {
    /// Any one of these grants broad reading (CC3).
    package static let legacyBroad = [
        "contact:contact:access_as_app", "contact:contact:readonly", "contact:contact:readonly_as_app",
    ]
}
