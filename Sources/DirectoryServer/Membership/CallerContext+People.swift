import ContactAPI

extension CallerContext {
    /// The row behind a person's id of the call's kind, or `nil`; whether the row exists is not checked for open ids.
    func userRecordID(of id: String, in users: UserTable) throws -> Int64? {
        let candidate: Int64?
        switch userIDType {
        case .openID: candidate = id.hasPrefix("ou_") ? ids.recordID(of: id.dropFirst(3), key: app.openKey) : nil
        case .unionID: candidate = id.hasPrefix("on_") ? ids.recordID(of: id.dropFirst(3), key: app.unionKey) : nil
        case .userID: return try users.activeRecordID(userID: id) ?? users.find(userID: id)?.id
        }
        guard let candidate, try users.flags(of: candidate) != nil else { return nil }
        return candidate
    }

    func knownUser(_ id: String, in users: UserTable) throws -> UserRecord {
        guard let recordID = try userRecordID(of: id, in: users), let user = try users.find(recordID) else {
            throw unknownUsers([id])
        }
        return user
    }

    func requireUser(_ user: UserRecord) throws(APIError) {
        guard app.reaches(user, in: tree) else { throw APIError(41050) }
    }
}

extension AppIdentity {
    func reaches(_ user: UserRecord, in tree: OrganizationTree) -> Bool {
        scope.isWholeCompany || scope.holds(user: user.id) || reachesDepartment(of: user, in: tree)
    }

    func reachesDepartment(of user: UserRecord, in tree: OrganizationTree) -> Bool {
        user.places.contains { reaches(department: $0.department, in: tree) }
    }
}
