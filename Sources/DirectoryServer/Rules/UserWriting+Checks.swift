import ContactAPI

extension UserWriting {
    /// Mobile, email and employee number belong to one person at a time; who left holds nothing (U26).
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
        if mobile != nil, email != nil, owners.count > 1 { throw UserFault.accountConflict }
        if view.tenant.settings.resignedContacts == .held {
            if let mobile, try users.resignedHolder(ofMobile: mobile).map({ $0 != old?.id }) == true {
                throw UserFault.mobileTaken
            }
            if let email, try users.resignedHolder(ofEmail: email).map({ $0 != old?.id }) == true {
                throw UserFault.emailTaken
            }
        }
        if mobileHolder != nil { throw UserFault.mobileTaken }
        if emailHolder != nil { throw UserFault.emailTaken }
        if let number = user.employeeNo, number != old?.employeeNo,
            try users.holder(ofEmployeeNo: number) != nil
        {
            throw UserFault.employeeNoTaken
        }
        if let mail = user.enterpriseEmail, mail.lowercased() != old?.enterpriseEmail?.lowercased(),
            try users.holder(ofCompanyMail: mail) != nil
        {
            throw UserFault.companyMailTaken
        }
    }

    /// A department has room for so many direct members (C2).
    func requireRoom(for user: UserRecord, before: [UserRecord.Place]) throws {
        let limit = view.tenant.settings.departmentMembers
        guard limit > 0 else { return }
        let departments = DepartmentTable(db: writing.db, tenant: view.tenant.key)
        for place in user.places where !before.contains(where: { $0.department == place.department }) {
            guard try departments.memberCount(of: place.department) < limit else { throw UserFault.departmentFull }
        }
    }

    /// The row of a leader who has not left (44021, 44022).
    func activeUser(_ id: String) throws -> Int64 {
        guard let row = try view.userRow(of: id, in: users), let flags = try users.flags(of: row) else {
            throw UserFault.leaderUnknown(id)
        }
        guard !flags.isResigned else { throw UserFault.leaderResigned }
        return row
    }

    func attributes(_ values: [CustomAttribute]) throws -> [CustomAttribute] {
        guard !values.isEmpty else { return [] }
        return try AttributeRules(tenant: view.tenant).resolved(values) { try users.activeRow(userID: $0) != nil }
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
            if try users.activeRow(userID: id) == nil { return id }
        }
    }
}
