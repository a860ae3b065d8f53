import ContactAPI

/// From where a call looks: which app asks, in which kinds of id, at which state of the departments.
struct CallerContext: Sendable {
    let app: AppIdentity
    let ids: IDCodec
    let userIDType: UserIDType
    let departmentIDType: DepartmentIDType
    /// Other apps' keys, to tell an open_id of theirs from nonsense.
    let foreignOpenKeys: [UInt64]
    var tree: OrganizationTree
    /// The version of the departments' members that belongs to the tree; of no use within a transaction that writes.
    var membershipVersion = 0
    /// Whether people come with the paths of their departments: to people, by two calls, with the permission (2.1).
    var showsPaths = false
    /// Whether a list that is gone from the documentation asks (C13, C14).
    var isLegacy = false

    var tenant: Tenant { app.tenant }

    // MARK: Ids of rows

    func openID(of recordID: Int64) -> String { "ou_" + ids.id(of: recordID, key: app.openKey) }

    func unionID(of recordID: Int64) -> String { "on_" + ids.id(of: recordID, key: app.unionKey) }

    func openDepartmentID(of recordID: Int64) -> String {
        recordID == OrganizationTree.root
            ? rootDepartmentID : openDepartmentPrefix + ids.id(of: recordID, key: tenant.departmentKey)
    }

    func id(ofUser recordID: Int64, userID: String) -> String {
        switch userIDType {
        case .openID: openID(of: recordID)
        case .unionID: unionID(of: recordID)
        case .userID: userID
        }
    }

    /// C13: what the legacy lists call a leader by is a setting.
    func id(ofLeader recordID: Int64, userID: String) -> String {
        isLegacy && tenant.settings.legacyLeaders == .openID
            ? openID(of: recordID) : id(ofUser: recordID, userID: userID)
    }

    func id(ofDepartment recordID: Int64) -> String {
        departmentIDType == .openDepartmentID ? openDepartmentID(of: recordID) : tree.departmentID(of: recordID)
    }

    // MARK: Rows of ids

    /// The row of a department's id of the call's kind; the other kind does not resolve (S49).
    func departmentRecordID(of id: String) -> Int64? { departmentRecordID(of: id, type: departmentIDType) }

    func departmentRecordID(of id: String, type: DepartmentIDType) -> Int64? {
        if id == rootDepartmentID { return OrganizationTree.root }
        switch type {
        case .departmentID: return tree.recordID(ofDepartmentID: id)
        case .openDepartmentID:
            guard id.hasPrefix(openDepartmentPrefix) else { return nil }
            let recordID = ids.recordID(of: id.dropFirst(openDepartmentPrefix.count), key: tenant.departmentKey)
            return recordID.flatMap { tree[$0] == nil ? nil : $0 }
        }
    }

    /// The gateway's answer to an id that does not resolve.
    func knownDepartment(_ id: String) throws(APIError) -> Int64 {
        guard let recordID = departmentRecordID(of: id) else { throw unknownDepartments([id]) }
        return recordID
    }

    func unknownDepartments(_ unknown: [String]) -> APIError {
        switch departmentIDType {
        case .openDepartmentID:
            .invalidIDs("open_department_id", example: "od-da5****************dfe", code: 99_992_357, unknown)
        case .departmentID: .invalidIDs("department_id", example: "da5****************dfe", code: 99_992_380, unknown)
        }
    }

    func unknownUsers(_ unknown: [String]) -> APIError {
        switch userIDType {
        case .openID where unknown.contains(where: isForeignOpenID): APIError(99_992_361)
        case .openID: .invalidIDs("open_id", example: "ou_da5****************dfe", code: 99_992_351, unknown)
        case .unionID: .invalidIDs("union_id", example: "on_da5****************dfe", code: 99_992_363, unknown)
        case .userID: .invalidIDs("user_id", example: "da5****************dfe", code: 99_992_360, unknown)
        }
    }

    private func isForeignOpenID(_ id: String) -> Bool {
        id.hasPrefix("ou_") && foreignOpenKeys.contains { ids.recordID(of: id.dropFirst(3), key: $0) != nil }
    }

    // MARK: Scope

    func requireDepartment(_ recordID: Int64, orElse code: Int = 40004) throws(APIError) {
        guard app.reaches(department: recordID, in: tree) else { throw APIError(code) }
    }
}

extension CallerContext {
    /// The same view at the departments as they are within a transaction.
    func now(in writing: Writing) -> CallerContext {
        var view = self
        view.tree = writing.tree(of: tenant.key)
        return view
    }
}
