package import ContactAPI

/// A write that comes from this process, beside others of its kind; `idType` is the kind of the people's ids in it.
package enum DirectoryWrite: Sendable {
    case createDepartment(Department, idType: UserIDType)
    /// `id` is an open_department_id.
    case patchDepartment(id: String, Department, idType: UserIDType)
    /// A create, and the patch of what a create does not take.
    case createPerson(User, patch: User?, idType: UserIDType)

    var endpoints: [Endpoint] {
        switch self {
        case .createDepartment: [.createDepartment]
        case .patchDepartment: [.patchDepartment]
        case .createPerson(_, let patch, _): patch == nil ? [.createUser] : [.createUser, .patchUser]
        }
    }

    var idType: UserIDType {
        switch self {
        case .createDepartment(_, let type), .patchDepartment(_, _, let type), .createPerson(_, _, let type): type
        }
    }
}

/// The ids of what was written.
package struct DirectoryWritten: Sendable {
    package var userID: String?
    package var openID: String?
    package var openDepartmentID: String?
}
