import GRDB

extension AppScopes {
    /// The rows behind the ids of a scope.
    ///
    /// - Throws: `ControlError` for an id that nothing has.
    func resolve(_ scope: CompanyScope, tenant: String, tree: OrganizationTree) throws -> AppScope {
        guard case .selected(let departmentIDs, let userIDs) = scope else {
            return AppScope(isWholeCompany: true, departments: [], users: [])
        }
        let users = UserTable(db: db, tenant: tenant)
        return AppScope(
            isWholeCompany: false,
            departments: try departmentIDs.map { id in
                guard let recordID = tree.recordID(ofDepartmentID: id) else {
                    throw ControlError(reason: "there is no department '\(id)'")
                }
                return recordID
            },
            users: try userIDs.map { id in
                guard let recordID = try users.activeRecordID(userID: id) else {
                    throw ControlError(reason: "no active person has the user_id '\(id)'")
                }
                return recordID
            }
        )
    }
}
