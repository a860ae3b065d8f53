import ContactAPI

extension UserOperations {
    /// Replaces every value of a person who can be changed; returns the code of a defect.
    func replace(_ user: UserRecord, _ body: User) throws -> Int? {
        try requireChangeable(user)
        guard body.name != nil else { throw UserRuleViolation.nameMissing }
        guard let departments = body.departmentIDs else { throw UserRuleViolation.departmentsMissing }
        guard body.employeeType != nil else { throw UserRuleViolation.employeeTypeUnknown }
        try requireLegacyValues(body)
        var changed = UserRecord()
        changed.id = user.id
        changed.tenant = user.tenant
        changed.userID = user.userID
        changed.avatarKey = user.avatarKey
        changed.joinTime = user.joinTime
        changed.isActivated = user.isActivated
        changed.isManager = user.isManager
        changed.idChanges = user.idChanges
        changed.isFrozen = body.isFrozen ?? user.isFrozen
        changed.places = try PlacementRules(view: view).places(departments, orders: body.orders)
        // Newer than the call, which neither takes nor clears them (2.5).
        changed.jobLevel = user.jobLevel
        changed.jobFamily = user.jobFamily
        var body = body
        body.jobLevelID = nil
        body.jobFamilyID = nil
        try applyValues(body, to: &changed)
        // The page names no code for a list that is full: the codes are those of patch.
        return try finish(changed, body, was: user)
    }

    /// C12, C14: what the legacy call takes less of.
    private func requireLegacyValues(_ body: User) throws(UserRuleViolation) {
        let settings = view.tenant.settings
        if (body.name?.count ?? 0) > settings.legacyNameLength { throw .nameTooLong }
        if (body.enName?.count ?? 0) > settings.legacyNameLength { throw .englishNameTooLong }
        if (body.nickname?.count ?? 0) > settings.legacyNameLength { throw .nicknameTooLong }
        if (body.gender ?? 0) > settings.legacyGenders { throw .genderInvalid }
    }

    /// Deleting is leaving: the record stays, readable by its ids.
    func delete(_ user: UserRecord, _ body: DeleteUserBody) throws {
        try requireEveryDepartment(of: user)
        if user.isResigned {
            guard view.tenant.settings.repeatedDeletion == .accept else { throw APIError(41050) }
            return
        }
        if user.isManager { throw APIError(44037) }
        for id in body.acceptors + (try emailAcceptor(body.email)) { try requireAcceptor(id, for: user) }
        var left = user
        left.isResigned = true
        left.resignedAt = now
        left.isActivated = false
        try update(left, was: user)
        try licences.free(user.id)
    }

    private func emailAcceptor(_ email: DeleteUserBody.Email?) throws -> [String] {
        guard let email else { return [] }
        switch email.processingType {
        case "1":
            guard let id = email.acceptorUserID, !id.isEmpty else { throw APIError(41052) }
            return [id]
        case "2", "3": return []
        default: throw APIError.schema("email_acceptor.processing_type", value: email.processingType, "1, 2 or 3")
        }
    }

    private func requireAcceptor(_ id: String, for user: UserRecord) throws {
        guard let recordID = try view.userRecordID(of: id, in: users), recordID != user.id,
            let flags = try users.flags(of: recordID), !flags.isResigned
        else { throw APIError(41052) }
    }

    /// The scope must hold every department of the person (2.6).
    private func requireEveryDepartment(of user: UserRecord) throws(APIError) {
        try view.requireUser(user)
        let all = user.places.allSatisfy { view.app.reaches(department: $0.department, in: view.tree) }
        guard all else { throw APIError(41050) }
    }

    func resurrect(_ user: UserRecord, _ body: ResurrectUserBody) throws {
        try view.requireUser(user)
        guard view.tenant.settings.resurrection == .allowed else { throw APIError(44029) }
        guard user.isResigned else { throw APIError(44033) }
        // Somebody of the company file who left at no known time left long ago.
        guard let left = user.resignedAt, now - left <= Self.recoverableSeconds else { throw APIError(44028) }
        try requireStillFree(user)
        try requireSeat()
        var back = user
        back.isResigned = false
        back.resignedAt = nil
        back.isActivated = true
        back.places = try places(of: body.departments ?? [])
        try update(back, was: user)
        try licences.assign(body.subscriptionIDs, to: user.id, isNew: true)
    }

    /// Thirty days.
    private static let recoverableSeconds = 30 * 86400

    private func requireStillFree(_ user: UserRecord) throws {
        if let mobile = user.mobile, try users.holder(ofMobile: mobile) != nil { throw APIError(44030) }
        if let email = user.email, try users.holder(ofEmail: email) != nil { throw APIError(44031) }
        if try users.activeRecordID(userID: user.userID) != nil { throw APIError(44032) }
        // No code is documented for the number; the one of create says what is wrong.
        if let number = user.employeeNo, try users.holder(ofEmployeeNo: number) != nil {
            throw APIError(44051, message: "employee_no already existed")
        }
    }

    private func places(of departments: [ResurrectUserBody.Place]) throws -> [UserRecord.Place] {
        let ids = departments.isEmpty ? [rootDepartmentID] : departments.map(\.departmentID)
        let orders = departments.map {
            UserOrder(departmentID: $0.departmentID, userOrder: $0.userOrder, departmentOrder: $0.departmentOrder)
        }
        return try PlacementRules(view: view).places(ids, orders: orders)
    }

    /// Gives a person another user_id; the old one no longer resolves (S22).
    func changeID(of user: UserRecord, to new: String?) throws {
        try view.requireUser(user)
        guard let new, !new.isEmpty else { throw APIError(41054) }
        guard UserFieldRules.isUserID(new) else { throw APIError(40001) }
        if user.isResigned { throw APIError(41050) }
        guard try users.activeRecordID(userID: new) ?? user.id == user.id else { throw APIError(41011) }
        guard new != user.userID else { return }
        guard user.idChanges < view.tenant.settings.userIDChanges else { throw APIError(41013) }
        var changed = user
        changed.userID = new
        changed.idChanges += 1
        try update(changed, was: user)
    }
}
