import ContactAPI

/// Creates and changes people within one transaction.
struct UserOperations {
    let view: CallerContext
    let writing: Writing
    let now: Int
    /// Whether city and job title cannot be listed, whatever they are: a fault on purpose.
    var losesNames = false

    var users: UserTable { UserTable(db: writing.db, tenant: view.tenant.key) }

    var licences: LicenceRules { LicenceRules(view: view, db: writing.db) }

    private var groups: DepartmentGroups { DepartmentGroups(writing: writing, tenant: view.tenant.key) }

    /// What a person refers to besides their own values.
    struct References {
        var leader: Int64?
        var dottedLeaders: [Int64] = []
        var attributes: [CustomAttribute] = []
    }

    // MARK: Creating

    /// Adds a person whose departments are known; returns the row, and the code of a defect (44054–44056).
    func add(
        _ body: User,
        places: [UserRecord.Place],
        references: References,
        invites cause: OutboxEntry.Cause?
    ) throws -> (recordID: Int64, defect: Int?) {
        var user = UserRecord()
        user.places = places
        user.joinTime = now
        try applyValues(body, to: &user)
        try requireFree(user, except: nil)
        try requireRest(user)
        try requireSeat()
        if let id = body.userID, try users.activeRecordID(userID: id) != nil { throw UserRuleViolation.userIDTaken }
        user.userID = body.userID ?? ""
        user.leader = references.leader
        user.dottedLeaders = references.dottedLeaders
        user.customAttributes = AttributeText.json(references.attributes)
        // U31: how a new person starts is a setting.
        user.isUnjoin = view.tenant.settings.newUsers == .unjoined
        user.isActivated = !user.isUnjoin
        try requireRoom(for: user, before: [])
        // From here on something is written, so nothing is to be refused any more.
        let defect = try enlist(&user, city: 44054, jobTitle: 44055, both: 44056)
        if body.userID == nil { user.userID = try freeUserID() }
        user.createdAt = now
        let recordID = try users.insert(user)
        user.id = recordID
        writing.noteMembership()
        try groups.follow(user, was: nil)
        if let cause { try users.invite(recordID, cause: cause, at: now) }
        return (recordID, defect)
    }

    func create(_ body: User) throws -> (recordID: Int64, defect: Int?) {
        try requireBasics(body)
        let places = try PlacementRules(view: view).places(body.departmentIDs ?? [], orders: body.orders)
        var references = References()
        if let leader = body.leaderUserID, !leader.isEmpty {
            if view.userIDType == .userID, leader == body.userID { throw UserRuleViolation.leaderIsOneself }
            references.leader = try activeUser(leader)
        }
        references.dottedLeaders = try (body.dottedLineLeaderUserIDs ?? []).map(activeUser)
        references.attributes = try attributes(body.customAttributes ?? [], ofNew: true)
        let added = try add(body, places: places, references: references, invites: .create)
        try licences.assign(body.subscriptionIDs, to: added.recordID, isNew: true)
        return added
    }

    private func requireBasics(_ body: User) throws {
        guard body.name != nil else { throw UserRuleViolation.nameMissing }
        guard body.departmentIDs != nil else { throw UserRuleViolation.departmentsMissing }
        guard body.employeeType != nil else { throw APIError.schema("employee_type", "required") }
        if let id = body.userID, !UserFieldRules.isUserID(id) { throw UserRuleViolation.userIDInvalid }
    }

    // MARK: Changing

    func patch(_ user: UserRecord, _ body: User) throws -> Int? {
        try requireChangeable(user)
        var changed = user
        if let ids = body.departmentIDs {
            changed.places = try PlacementRules(view: view).places(ids, orders: body.orders)
        } else if body.orders != nil {
            throw UserRuleViolation.ordersWithoutDepartments
        }
        try applyValues(body, to: &changed)
        // In a patch 0 clears.
        if body.joinTime == 0 { changed.joinTime = nil }
        if let frozen = body.isFrozen { changed.isFrozen = frozen }
        return try finish(changed, body, was: user)
    }

    /// Ends a change: checks references and unique values, and writes; returns the code of a defect.
    func finish(_ user: UserRecord, _ body: User, was old: UserRecord) throws -> Int? {
        var user = user
        try applyReferences(body, to: &user)
        try requireFree(user, except: old)
        let defect = try enlist(&user, city: 44057, jobTitle: 44058, both: 44059)
        try update(user, was: old)
        try licences.assign(body.subscriptionIDs, to: user.id, isNew: false)
        return defect
    }

    /// Writes what became of somebody, and lets the groups of departments follow.
    func update(_ user: UserRecord, was old: UserRecord) throws {
        // A person who comes back takes a place again.
        try requireRoom(for: user, before: old.isResigned ? [] : old.places)
        let membershipsChanged = user.places != old.places
        try users.update(user, membershipsChanged: membershipsChanged)
        if membershipsChanged || user.isResigned != old.isResigned { writing.noteMembership() }
        try groups.follow(user, was: old)
    }

    func requireChangeable(_ user: UserRecord) throws(APIError) {
        try view.requireUser(user)
        if user.isResigned { throw APIError(42006) }
        if user.isExited { throw APIError(44011) }
        if user.isUnjoin { throw APIError(44010) }
    }

    /// Takes over the person's own values, and what the company's lists must know of them.
    func applyValues(_ body: User, to user: inout UserRecord) throws {
        try UserFieldRules(tenant: view.tenant).apply(body, to: &user)
        if let type = body.employeeType {
            let types = EmployeeTypeTable(db: writing.db, tenant: view.tenant.key)
            guard let isActive = try types.isActive(type) else { throw UserRuleViolation.employeeTypeUnknown }
            guard isActive else { throw UserRuleViolation.employeeTypeInactive }
            user.employeeType = type
        }
        user.jobLevel = try jobEntry(body.jobLevelID, .level, old: user.jobLevel, .jobLevelInvalid)
        user.jobFamily = try jobEntry(body.jobFamilyID, .family, old: user.jobFamily, .jobFamilyInvalid)
    }

    /// The row of a level or family that is there and enabled; an empty id takes the value away (U14).
    private func jobEntry(
        _ id: String?,
        _ kind: JobEntryRecord.Kind,
        old: Int64?,
        _ fault: UserRuleViolation
    ) throws -> Int64? {
        guard let id else { return old }
        guard !id.isEmpty else { return nil }
        let entries = JobEntryTable(db: writing.db, tenant: view.tenant.key, kind: kind)
        guard let recordID = view.jobEntryRecordID(of: id, kind), let entry = try entries.find(recordID),
            entry.isActive,
            !entry.isDeleted
        else { throw fault }
        return recordID
    }

    private func applyReferences(_ body: User, to user: inout UserRecord) throws {
        if let leader = body.leaderUserID {
            user.leader = leader.isEmpty ? nil : try activeUser(leader)
            if user.leader == user.id { throw UserRuleViolation.leaderIsOneself }
        }
        if let dotted = body.dottedLineLeaderUserIDs {
            user.dottedLeaders = try dotted.map(activeUser)
            if user.dottedLeaders.contains(user.id) { throw UserRuleViolation.leaderIsOneself }
        }
        if let values = body.customAttributes {
            let old = try AttributeText.values(user.customAttributes)
            user.customAttributes = AttributeText.json(
                AttributeRules(tenant: view.tenant).merged(try attributes(values, ofNew: false), into: old)
            )
        }
    }
}
