/// A call of the contact API that Roster makes or serves: what it is called, where it is, what it needs.
///
/// Source: contact API fact sheet, sections 1.7, 2.0, 4.0, 5.2, 6 and 7.
package enum Endpoint: String, CaseIterable, Sendable, Codable, CustomStringConvertible {
    case tenantAccessToken
    case createUser
    case getUser
    case patchUser
    case batchUsers
    case lookUpUsers
    case usersOfDepartment
    case replaceUser
    case deleteUser
    case resurrectUser
    case changeUserID
    case listUsers
    case basicUsers
    case createDepartment
    case getDepartment
    case patchDepartment
    case batchDepartments
    case childDepartments
    case customAttributes
    case employeeTypes
    case jobTitles
    case workCities
    case scopes
    case batchAddUsers
    case batchAddDepartments
    case task
    case addUser
    case addDepartment

    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case patch = "PATCH"
        case put = "PUT"
        case delete = "DELETE"
    }

    package enum Version: String, Sendable { case auth, v1, v2, v3 }

    /// Whether a store app may not call it (1.4): everything that writes, and the tasks of batches.
    package var isForCustomApps: Bool {
        switch self {
        case .createUser, .patchUser, .replaceUser, .deleteUser, .resurrectUser, .changeUserID, .createDepartment,
            .patchDepartment, .batchAddUsers, .batchAddDepartments, .task, .addUser, .addDepartment:
            true
        default: false
        }
    }

    package var method: Method {
        switch self {
        case .tenantAccessToken, .createUser, .lookUpUsers, .createDepartment, .batchAddUsers, .batchAddDepartments,
            .resurrectUser, .basicUsers, .addUser, .addDepartment:
            .post
        case .patchUser, .patchDepartment, .changeUserID: .patch
        case .replaceUser: .put
        case .deleteUser: .delete
        case .getUser, .batchUsers, .usersOfDepartment, .getDepartment, .batchDepartments, .childDepartments,
            .customAttributes, .employeeTypes, .jobTitles, .workCities, .scopes, .task, .listUsers:
            .get
        }
    }

    /// The path below `/open-apis`; `:id` stands for the one path parameter.
    package var path: String {
        switch self {
        case .tenantAccessToken: "/auth/v3/tenant_access_token/internal"
        case .createUser, .listUsers: "/contact/v3/users"
        case .getUser, .patchUser, .replaceUser, .deleteUser: "/contact/v3/users/:id"
        case .resurrectUser: "/contact/v3/users/:id/resurrect"
        case .changeUserID: "/contact/v3/users/:id/update_user_id"
        case .basicUsers: "/contact/v3/users/basic_batch"
        case .batchUsers: "/contact/v3/users/batch"
        case .lookUpUsers: "/contact/v3/users/batch_get_id"
        case .usersOfDepartment: "/contact/v3/users/find_by_department"
        case .createDepartment: "/contact/v3/departments"
        case .getDepartment, .patchDepartment: "/contact/v3/departments/:id"
        case .batchDepartments: "/contact/v3/departments/batch"
        case .childDepartments: "/contact/v3/departments/:id/children"
        case .customAttributes: "/contact/v3/custom_attrs"
        case .employeeTypes: "/contact/v3/employee_type_enums"
        case .jobTitles: "/contact/v3/job_titles"
        case .workCities: "/contact/v3/work_cities"
        case .scopes: "/contact/v3/scopes"
        case .batchAddUsers: "/contact/v2/user/batch_add"
        case .batchAddDepartments: "/contact/v2/department/batch_add"
        case .task: "/contact/v2/task/get"
        case .addUser: "/contact/v1/user/add"
        case .addDepartment: "/contact/v1/department/add"
        }
    }

    package var version: Version {
        switch self {
        case .tenantAccessToken: .auth
        case .batchAddUsers, .batchAddDepartments, .task: .v2
        case .addUser, .addDepartment: .v1
        default: .v3
        }
    }

    /// The permissions of which the app must hold any one; empty where none is needed.
    package var permissions: [String] {
        switch self {
        case .tenantAccessToken: []
        case .createUser, .replaceUser, .deleteUser, .resurrectUser, .createDepartment, .patchDepartment:
            ["contact:contact"]
        case .changeUserID: ["contact:contact:update_user_id"]
        case .listUsers: ["contact:department.organize:readonly"] + Permission.legacyBroad
        case .basicUsers: ["contact:user.basic_profile:readonly"]
        case .patchUser: ["contact:contact", "contact:user.base"]
        case .getUser, .getDepartment: ["contact:contact.base:readonly"] + Permission.legacyBroad
        case .batchUsers, .batchDepartments, .customAttributes: ["contact:contact.base:readonly"]
        case .usersOfDepartment, .childDepartments:
            ["contact:contact.base:readonly", "contact:department.organize:readonly"] + Permission.legacyBroad
        case .lookUpUsers: ["contact:user.id:readonly"]
        case .employeeTypes, .scopes:
            [
                "contact:contact.base:readonly", "contact:contact:access_as_app", "contact:contact:readonly_as_app",
            ]
        case .jobTitles: ["contact:job_title:readonly", "contact:contact:readonly_as_app"]
        case .workCities: ["contact:work_city:readonly", "contact:contact:readonly_as_app"]
        case .batchAddUsers, .batchAddDepartments, .addUser, .addDepartment:
            ["contact:contact", "contact:contact:access_as_app"]
        case .task: ["contact:contact", "contact:contact:access_as_app", "contact:contact:readonly_as_app"]
        }
    }

    /// The documented rate windows; empty where the page has no rate row or says "special" (U6).
    package var rateWindows: [RateWindow] {
        switch self {
        case .tenantAccessToken, .getDepartment, .employeeTypes, .batchAddUsers, .batchAddDepartments, .task,
            .listUsers, .addUser, .addDepartment:
            []
        case .jobTitles, .workCities, .resurrectUser: [RateWindow(limit: 10, span: .seconds(60))]
        case .changeUserID: [RateWindow(limit: 20, span: .seconds(1))]
        case .basicUsers: [RateWindow(limit: 5, span: .seconds(1))]
        default: RateWindow.tier4
        }
    }

    package var description: String { "\(method.rawValue) \(path)" }
}

/// At most `limit` calls in any `span`, by API, app and tenant.
package struct RateWindow: Sendable, Hashable {
    package var limit: Int
    package var span: Duration

    package init(limit: Int, span: Duration) {
        self.limit = limit
        self.span = span
    }

    /// 1,000 a minute and 50 a second.
    ///
    /// Source: "Frequency control", level 4.
    package static let tier4 = [
        RateWindow(limit: 50, span: .seconds(1)), RateWindow(limit: 1000, span: .seconds(60)),
    ]

    /// The further limit of a patch that changes `department_ids` or `is_frozen`.
    package static let movingPatch = [RateWindow(limit: 1, span: .seconds(1))]
}

/// Names of permissions that are used in more than one place.
package enum Permission {
    /// Any one of these grants broad reading (CC3).
    package static let legacyBroad = [
        "contact:contact:access_as_app", "contact:contact:readonly", "contact:contact:readonly_as_app",
    ]
}
