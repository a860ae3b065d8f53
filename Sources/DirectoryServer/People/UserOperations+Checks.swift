import ContactAPI

extension UserOperations {
    /// Mobile, email and employee number belong to one person at a time; a leaver holds nothing (U26).
    ///
    /// S55: a mobile and an email of two different login accounts are a conflict of accounts, not two taken values.
    func requireFree(_ user: UserRecord, except old: UserRecord?) throws {
        let mobile = user.mobile == old?.mobile ? nil : user.mobile
        let email = user.email?.lowercased() == old?.email?.lowercased() ? nil : user.email
        let mobileHolder = try mobile.flatMap { try users.holder(ofMobile: $0) }
        let emailHolder = try email.flatMap { try users.holder(ofEmail: $0) }.flatMap { $0 == old?.id ? nil : $0 }
        let mobileAccount = try mobile.flatMap { try users.account(ofMobile: $0) }
        let emailAccount = try email.flatMap { try users.account(ofEmail: $0) }
        // Accounts outside the company get numbers of their own beside those of its people.
        let owners = Set([mobileHolder, emailHolder].compactMap(\.self).map { "user \($0)" })
            .union([mobileAccount, emailAccount].compactMap(\.self).map { "account \($0)" })
        if mobile != nil, email != nil, owners.count > 1 { throw UserRuleViolation.accountConflict }
        if view.tenant.settings.resignedContacts == .held {
            if let mobile, try users.resignedHolder(ofMobile: mobile).map({ $0 != old?.id }) == true {
                throw UserRuleViolation.mobileTaken
            }
            if let email, try users.resignedHolder(ofEmail: email).map({ $0 != old?.id }) == true {
                throw UserRuleViolation.emailTaken
            }
        }
        if mobileHolder != nil { throw UserRuleViolation.mobileTaken }
        if emailHolder != nil { throw UserRuleViolation.emailTaken }
        if let number = user.employeeNo, number != old?.employeeNo,
            try users.holder(ofEmployeeNo: number) != nil
        {
            throw UserRuleViolation.employeeNoTaken
        }
        if let mail = user.enterpriseEmail, mail.lowercased() != old?.enterpriseEmail?.lowercased(),
            try users.holder(ofCompanyMail: mail) != nil
        {
            throw UserRuleViolation.companyMailTaken
        }
    }

    /// A department has room for so many direct members (C2).
    func requireRoom(for user: UserRecord, before: [UserRecord.Place]) throws {
        let limit = view.tenant.settings.departmentMembers
        guard limit > 0 else { return }
        let departments = DepartmentTable(db: writing.db, tenant: view.tenant.key)
        for place in user.places where !before.contains(where: { $0.department == place.department }) {
            guard try departments.memberCount(of: place.department) < limit else {
                throw UserRuleViolation.departmentFull
            }
        }
    }

    /// Whether the company has room for one more: by its plan, or a hundred until it is verified.
    func requireSeat() throws {
        let settings = view.tenant.settings
        let unverified = settings.verified ? nil : Self.unverifiedSeats
        guard settings.seats > 0 || unverified != nil else { return }
        let people = try users.activeCount()
        if let unverified, people >= unverified { throw UserRuleViolation.seatsTakenUnverified }
        if settings.seats > 0, people >= settings.seats { throw UserRuleViolation.seatsTaken }
    }

    /// Source: contact API, 2.3.
    private static let unverifiedSeats = 100

    /// A number and an address join so many companies within a day.
    func requireRest(_ user: UserRecord) throws {
        let limit = view.tenant.settings.tenantsPerDay
        guard limit > 0, try users.tenantCount() > limit else { return }
        let joined = try users.otherTenants(joinedBy: user, since: now - 86400)
        guard joined < limit else { throw UserRuleViolation.joinedTooOften }
    }

    /// The row of a leader who has not left (44021, 44022).
    func activeUser(_ id: String) throws -> Int64 {
        guard let recordID = try view.userRecordID(of: id, in: users), let flags = try users.flags(of: recordID) else {
            // U10.
            guard view.tenant.settings.unknownLeader == .invalid else { throw view.unknownUsers([id]) }
            throw UserRuleViolation.leaderUnknown(id)
        }
        guard !flags.isResigned else { throw UserRuleViolation.leaderResigned }
        return recordID
    }

    /// C3: of which kind a person's id is in the attributes of a create is a setting; elsewhere it is a user_id.
    func attributes(_ values: [CustomAttribute], ofNew isNew: Bool) throws -> [CustomAttribute] {
        guard !values.isEmpty else { return [] }
        let isByQuery = isNew && view.tenant.settings.attributePeople == .query
        return try AttributeRules(tenant: view.tenant).resolved(values) { id in
            guard isByQuery else { return try users.activeRecordID(userID: id) == nil ? nil : id }
            guard let recordID = try view.userRecordID(of: id, in: users),
                try users.flags(of: recordID)?.isResigned == false
            else {
                return nil
            }
            return try users.userID(of: recordID)
        }
    }

    /// Adds city and job title to the company's lists; where a list is full the person goes without the value.
    func enlist(_ user: inout UserRecord, city: Int, jobTitle: Int, both: Int) throws -> Int? {
        let values = NamedValues(db: writing.db, tenant: view.tenant.key, limit: view.tenant.settings.namedValues)
        var isCityMissing = false
        var isTitleMissing = false
        if let name = user.city, try losesNames || !values.add(name, .city) {
            user.city = nil
            isCityMissing = true
        }
        if let name = user.jobTitle, try losesNames || !values.add(name, .jobTitle) {
            user.jobTitle = nil
            isTitleMissing = true
        }
        switch (isCityMissing, isTitleMissing) {
        case (true, true): return both
        case (true, false): return city
        case (false, true): return jobTitle
        case (false, false): return nil
        }
    }

    /// A generated user_id: eight hexadecimal digits that nobody has.
    func freeUserID() throws -> String {
        while true {
            let id = view.ids.shortID(of: .random(in: 0 ... .max), key: view.tenant.generatedKey)
            if try users.activeRecordID(userID: id) == nil { return id }
        }
    }
}
