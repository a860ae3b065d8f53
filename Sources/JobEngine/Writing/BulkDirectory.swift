package import ContactAPI

/// A directory of this process that takes many writes together: what an export is loaded into.
///
/// Each write does what the API's call of the same kind does, or nothing at all.
package protocol BulkDirectory: Sendable {
    /// Does the writes in their order.
    ///
    /// - Returns: For each what came of it; `nil` where nothing did, and the call is to say why.
    func write(_ writes: [BulkWrite]) async throws -> [BulkWritten?]
}

/// One write; `idType` is the kind of the ids of people in it.
package enum BulkWrite: Sendable {
    case createDepartment(Department, idType: UserIDType)
    /// `id` is an open_department_id.
    case patchDepartment(id: String, Department, idType: UserIDType)
    /// A create, and the patch of what a create does not take.
    case createPerson(User, patch: User?, idType: UserIDType)
}

/// The ids of what was written.
package struct BulkWritten: Sendable {
    package var userID: String?
    package var openID: String?
    package var departmentID: String?

    package init(userID: String? = nil, openID: String? = nil, departmentID: String? = nil) {
        self.userID = userID
        self.openID = openID
        self.departmentID = departmentID
    }
}
