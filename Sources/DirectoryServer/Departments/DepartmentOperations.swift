import ContactAPI

/// Creates and changes departments within one transaction.
struct DepartmentOperations {
    static let childLimit = 1000
    static let depthLimit = 25

    let view: CallerContext
    let writing: Writing

    var departments: DepartmentTable { DepartmentTable(db: writing.db, tenant: view.tenant.key) }
    private var units: UnitTable { UnitTable(db: writing.db, tenant: view.tenant.key) }
    private var groups: DepartmentGroups { DepartmentGroups(writing: writing, tenant: view.tenant.key) }
    var users: UserTable { UserTable(db: writing.db, tenant: view.tenant.key) }

    func create(_ body: Department) throws -> Int64 {
        // v3 answers 40016 to a missing name and to an empty one.
        guard let name = body.name, !name.isEmpty else { throw APIError(40016) }
        guard let parentID = body.parentDepartmentID, !parentID.isEmpty else { throw APIError(44101) }
        let parent = try view.knownDepartment(parentID)
        try view.requireDepartment(parent, orElse: 40014)
        var department = DepartmentRecord()
        department.parent = parent
        department.name = try checkedName(name, under: parent, except: nil)
        department.i18nName = try checkedNames(body.i18nName, of: department)
        department.departmentID = try checkedID(body.departmentID)
        department.place = try place(body.order, under: parent, except: nil)
        try requireRoom(under: parent, height: 1)
        try applyPeople(body, to: &department)
        let unit = try unit(body.unitIDs ?? [])
        if body.createGroupChat == true { department.chatID = newChatID() }
        let recordID = try insert(department)
        if let unit { try units.bind(recordID, to: unit) }
        return recordID
    }

    func patch(_ recordID: Int64, _ body: Department) throws {
        var department = try changeable(recordID)
        let parent = department.parent
        try apply(body, to: &department)
        if body.i18nName != nil || department.parent != parent {
            department.i18nName = try checkedNames(body.i18nName ?? department.i18nName, of: department)
        }
        try update(department)
    }

    /// The department, if it is not the root and in scope.
    func changeable(_ recordID: Int64) throws -> DepartmentRecord {
        guard recordID != OrganizationTree.root else { throw APIError(40002) }
        try view.requireDepartment(recordID)
        guard let department = try departments.find(recordID) else { throw APIError(40008) }
        return department
    }

    /// Takes over what the body gives, all but the names in other languages.
    func apply(_ body: Department, to department: inout DepartmentRecord) throws {
        if let parentID = body.parentDepartmentID {
            let parent = try view.knownDepartment(parentID)
            if parent != department.parent { try move(&department, to: parent) }
        }
        let name = body.name ?? department.name
        department.name = try checkedName(name, under: department.parent, except: department.id)
        if body.order != nil {
            department.place = try place(body.order, under: department.parent, except: department.id)
        }
        try applyPeople(body, to: &department)
        if body.createGroupChat == true, department.chatID == nil { department.chatID = newChatID() }
    }

    func update(_ department: DepartmentRecord) throws {
        let old = try departments.find(department.id)
        try departments.update(department)
        try groups.follow(department, was: old)
        writing.set(department.node, of: view.tenant.key)
        writing.noteMembership()
    }

    /// Adds what is complete, with a generated id if it has none.
    func insert(_ department: DepartmentRecord) throws -> Int64 {
        var department = department
        if department.departmentID.isEmpty { department.departmentID = newDepartmentID() }
        department.id = try departments.insert(department)
        writing.set(department.node, of: view.tenant.key)
        try groups.follow(department, was: nil)
        return department.id
    }

    func newChatID() -> String {
        "oc_" + IDCodec.hex(.random(in: .min ... .max)) + IDCodec.hex(.random(in: .min ... .max))
    }

    private func newDepartmentID() -> String {
        while true {
            let id = IDCodec.hex(.random(in: .min ... .max))
            if view.tree.recordID(ofDepartmentID: id) == nil { return id }
        }
    }

    /// Old and new parent must be in scope.
    ///
    /// v3 documents no code for a department below itself; 43023 is the one about structure.
    private func move(_ department: inout DepartmentRecord, to parent: Int64) throws {
        try view.requireDepartment(department.parent, orElse: 40014)
        try view.requireDepartment(parent, orElse: 40014)
        guard !view.tree.lineage(of: parent).contains(department.id) else { throw APIError(43023) }
        try requireRoom(under: parent, height: view.tree.height(of: department.id))
        let isTaken = view.tree.siblings(under: parent).contains { $0.place == department.place }
        if isTaken { department.place = view.tree.nextPlace(under: parent) }
        department.parent = parent
    }

    // MARK: Single values

    private func checkedName(_ name: String, under parent: Int64, except recordID: Int64?) throws(APIError) -> String {
        guard !name.isEmpty else { throw APIError(40016) }
        guard !name.contains("/") else { throw APIError(43029) }
        let isTaken =
            switch view.tenant.settings.departmentNames {
            case .sibling: view.tree.hasChild(of: parent, named: name, except: recordID)
            case .tenant: view.tree.nodes.values.contains { $0.name == name && $0.id != recordID }  // C5.
            }
        guard !isTaken else { throw APIError(43022) }
        return name.composed
    }

    func checkedNames(
        _ names: Department.I18nName?,
        of department: DepartmentRecord
    ) throws
        -> Department.I18nName?
    {
        guard var names else { return nil }
        names.zhCN = names.zhCN?.composed
        names.jaJP = names.jaJP?.composed
        names.enUS = names.enUS?.composed
        let all = [names.zhCN, names.jaJP, names.enUS].compactMap(\.self)
        guard !all.contains(where: { $0.contains("/") }) else { throw APIError(43029) }
        // C5: the same as for the name.
        let place = view.tenant.settings.departmentNames == .sibling ? department.parent : nil
        guard try !departments.hasName(in: names, under: place, except: department.id) else { throw APIError(43018) }
        return names
    }

    private func checkedID(_ id: String?) throws(APIError) -> String {
        guard let id, !id.isEmpty else { return "" }
        guard DepartmentIDShape.holds(id) else { throw APIError(43008) }
        guard view.tree.recordID(ofDepartmentID: id) == nil else { throw APIError(43007) }
        return id
    }

    private func place(_ order: String?, under parent: Int64, except recordID: Int64?) throws(APIError) -> Int64 {
        guard let order, !order.isEmpty else { return view.tree.nextPlace(under: parent) }
        guard let place = Int64(order), place >= 0, !order.hasPrefix("+") else { throw APIError(40018) }
        let isTaken =
            switch view.tenant.settings.departmentOrders {
            case .sibling: view.tree.siblings(under: parent).contains { $0.place == place && $0.id != recordID }
            case .tenant: view.tree.nodes.values.contains { $0.place == place && $0.id != recordID }  // C6.
            }
        guard !isTaken else { throw APIError(43005) }
        return place
    }

    private func requireRoom(under parent: Int64, height: Int) throws(APIError) {
        guard view.tree.childCount(of: parent) < Self.childLimit else { throw APIError(43013) }
        guard view.tree.depth(of: parent) + height <= Self.depthLimit else { throw APIError(43019) }
    }

    /// The row of the one unit that a department may have.
    private func unit(_ ids: [String]) throws -> Int64? {
        guard let id = ids.first else { return nil }
        guard ids.count == 1, view.tenant.settings.units == .available, let unit = try units.find(id) else {
            throw APIError(43004)
        }
        guard try units.departments(of: unit.recordID).count < UnitTable.departmentLimit else { throw APIError(43017) }
        return unit.recordID
    }

    // MARK: People

    private func applyPeople(_ body: Department, to department: inout DepartmentRecord) throws {
        try applyLeaders(body, to: &department)
        if let hrbps = body.departmentHRBPs {
            guard hrbps.count <= 500 else { throw APIError(43028) }
            department.hrbps = try hrbps.map { id in
                guard let recordID = try view.userRecordID(of: id, in: users) else { throw APIError(43028) }
                return recordID
            }
        }
        if let types = body.groupChatEmployeeTypes {
            let known = EmployeeTypeTable(db: writing.db, tenant: view.tenant.key)
            guard try types.allSatisfy({ try known.isActive($0) == true }) else { throw APIError(43026) }
            department.employeeTypes = types
        }
    }

    /// `leader_user_id` is the main leader of `leaders`; both given must be the same person.
    private func applyLeaders(_ body: Department, to department: inout DepartmentRecord) throws {
        if let leaders = body.leaders {
            let ids = leaders.map(\.leaderID)
            guard Set(ids).count == ids.count else { throw APIError(43016) }
            guard leaders.allSatisfy({ (1...2).contains($0.leaderType) }) else { throw APIError(40018) }
            let mains = leaders.filter { $0.leaderType == 1 }
            guard leaders.isEmpty || mains.count == 1 else { throw APIError(40018) }
            if let main = body.leaderUserID, !main.isEmpty, main != mains.first?.leaderID { throw APIError(40018) }
            department.leaders = try leaders.map { try leader($0.leaderID, type: $0.leaderType) }
        } else if let main = body.leaderUserID {
            department.leaders.removeAll { $0.type == 1 }
            guard !main.isEmpty else { return }
            let chosen = try leader(main, type: 1)
            department.leaders.removeAll { $0.user == chosen.user }
            department.leaders.insert(chosen, at: 0)
        }
    }

    /// Leaders must be active and joined.
    private func leader(_ id: String, type: Int) throws -> DepartmentRecord.Leader {
        // Documented on create alone; the words are those of create for patch and put too.
        guard let recordID = try view.userRecordID(of: id, in: users), let flags = try users.flags(of: recordID) else {
            throw APIError(41012, message: "user id invalid error")
        }
        guard !flags.isResigned else { throw APIError(42006, message: "user has resigned error") }
        guard !flags.isUnjoin else { throw APIError(43025) }
        return DepartmentRecord.Leader(type: type, user: recordID)
    }
}

/// `^[a-zA-Z0-9][a-zA-Z0-9_\-@.]{0,63}$`, not beginning with `od-`, neither `0` nor `1` (1.9).
enum DepartmentIDShape {
    static func holds(_ id: String, most: Int = 64) -> Bool {
        UserFieldRules.isBatchID(id, most: most) && !id.hasPrefix(openDepartmentPrefix) && id != "0" && id != "1"
    }
}
