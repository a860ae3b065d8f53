/// A call of the contact API that Roster makes or serves: what it is called, where it is, what it needs.
///
/// Source: contact API, 1.7, 2.0, 4.0, 5.2, 6 and 7.
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
    case searchUsers
    case createDepartment
    case getDepartment
    case patchDepartment
    case batchDepartments
    case childDepartments
    case replaceDepartment
    case deleteDepartment
    case changeDepartmentID
    case listDepartments
    case parentDepartments
    case searchDepartments
    case unbindDepartmentChat
    case customAttributes
    case employeeTypes
    case createEmployeeType
    case replaceEmployeeType
    case deleteEmployeeType
    case jobTitles
    case jobTitle
    case workCities
    case workCity
    case jobLevels
    case jobLevel
    case createJobLevel
    case replaceJobLevel
    case deleteJobLevel
    case jobFamilies
    case jobFamily
    case createJobFamily
    case replaceJobFamily
    case deleteJobFamily
    case units
    case unit
    case unitDepartments
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

    /// Whether a call changes the directory.
    package var writes: Bool {
        switch self {
        case .tenantAccessToken, .lookUpUsers, .basicUsers, .searchDepartments: false
        default: method != .get
        }
    }

    /// Whether a store app may not call it (1.4): everything that writes, and the tasks of batches.
    package var isForCustomApps: Bool { writes || self == .task }

    package var version: Version {
        switch self {
        case .tenantAccessToken: .auth
        case .batchAddUsers, .batchAddDepartments, .task: .v2
        case .addUser, .addDepartment, .searchUsers: .v1
        default: .v3
        }
    }

    package var description: String { "\(method.rawValue) \(path)" }
}
