import ContactAPI

/// What must hold between the parts of a company file.
enum CompanyFileRules {
    static func check(_ file: CompanyFile) throws {
        guard file.tenants.first?.apps.isEmpty == false else { throw CompanyFileError.noApp }
        try refuseRepeats(file.tenants.map(\.tenantKey), kind: "tenant_key")
        try refuseRepeats(file.tenants.flatMap { $0.apps.map(\.appID) }, kind: "app_id")
        try refuseRepeats(file.tenants.flatMap { $0.apps.flatMap { $0.userTokens.map(\.token) } }, kind: "user token")
        for tenant in file.tenants { try check(tenant) }
    }

    private static func check(_ tenant: CompanyTenant) throws {
        let active = tenant.users.filter { $0.status != .resigned }
        let mobiles = active.compactMap(\.mobile).map { MobileNumber($0)?.text ?? $0 }
        for id in tenant.departments.map(\.departmentID) + tenant.users.map(\.userID) where id.hasControlCharacters {
            throw CompanyFileError.wrongValue(place: "an id", reason: "it holds control characters")
        }
        try refuseRepeats(tenant.departments.map { $0.departmentID.lowercased() }, kind: "department_id")
        try refuseRepeats(tenant.departments.map { "\($0.name) under \($0.parent)" }, kind: "department name")
        let orders = tenant.departments.compactMap { department in
            department.order.map { "\($0) under \(department.parent.lowercased())" }
        }
        try refuseRepeats(orders, kind: "department order")
        try refuseRepeats(active.map { $0.userID.lowercased() }, kind: "user_id")
        try refuseRepeats(mobiles, kind: "mobile")
        try refuseRepeats(active.compactMap { $0.email?.lowercased() }, kind: "email")
        try refuseRepeats(active.compactMap(\.employeeNo), kind: "employee_no")
        try refuseRepeats(tenant.customAttributes.map(\.id), kind: "custom attribute")
        try refuseRepeats(tenant.employeeTypes.map { String($0.value) }, kind: "employee type")
        try refuseRepeats(tenant.units.map(\.unitID), kind: "unit_id")
        try refuseRepeats(tenant.units.map { "\($0.name) of type \($0.unitType)" }, kind: "unit")
        // A department has one unit.
        try refuseRepeats(tenant.units.flatMap { $0.departments.map { $0.lowercased() } }, kind: "department of a unit")
        try checkReferences(tenant)
        for user in tenant.users { try checkValues(user, of: tenant) }
    }

    private static func checkValues(_ user: CompanyUser, of tenant: CompanyTenant) throws {
        let place = "user '\(user.userID)'"
        let types = (CompanyEmployeeType.builtIn + tenant.employeeTypes).map(\.value)
        guard types.contains(user.employeeType) else {
            let value = String(user.employeeType)
            throw CompanyFileError.unknownReference(kind: "employee type", value: value, place: place)
        }
        guard (0...3).contains(user.gender) else {
            throw CompanyFileError.wrongValue(place: place, reason: "gender is not 0, 1, 2 or 3")
        }
        if let mobile = user.mobile, MobileNumber(mobile) == nil {
            throw CompanyFileError.wrongValue(place: place, reason: "'\(mobile)' is not a mobile number")
        }
        let known = Set(tenant.customAttributes.map(\.id))
        for id in user.customAttributes.map({ $0.id ?? "" }) where !known.contains(id) {
            throw CompanyFileError.unknownReference(kind: "custom attribute", value: id, place: place)
        }
        guard !user.departments.isEmpty else {
            throw CompanyFileError.wrongValue(place: place, reason: "departments is empty")
        }
    }

    private static func checkReferences(_ tenant: CompanyTenant) throws {
        let departments = Set(tenant.departments.map { $0.departmentID.lowercased() } + ["0"])
        let users = Set(tenant.users.map { $0.userID.lowercased() })
        func find(_ value: String?, in set: Set<String>, _ kind: String, _ place: String) throws {
            guard let value, !set.contains(value.lowercased()) else { return }
            throw CompanyFileError.unknownReference(kind: kind, value: value, place: place)
        }
        for department in tenant.departments {
            let place = "department '\(department.departmentID)'"
            try find(department.parent, in: departments, "department", place)
            try find(department.leader, in: users, "user", place)
        }
        let ownDepartments = departments.subtracting(["0"])
        for unit in tenant.units {
            for department in unit.departments {
                try find(department, in: ownDepartments, "department", "unit '\(unit.unitID)'")
            }
        }
        for user in tenant.users {
            let place = "user '\(user.userID)'"
            for department in user.departments { try find(department, in: departments, "department", place) }
            try find(user.leader, in: users, "user", place)
        }
        let active = Set(tenant.users.filter { $0.status != .resigned }.map { $0.userID.lowercased() })
        for token in tenant.apps.flatMap(\.userTokens) {
            let place = "the token '\(token.token)'"
            try find(token.user, in: active, "active user", place)
            guard token.token.hasPrefix("u-") else {
                throw CompanyFileError.wrongValue(place: place, reason: "it does not begin with 'u-'")
            }
        }
        let sights = tenant.apps.flatMap { app in [app.scope] + app.userTokens.map(\.sees) }
        for case .selected(let scopeDepartments, let scopeUsers) in sights {
            for department in scopeDepartments { try find(department, in: departments, "department", "a scope") }
            for user in scopeUsers { try find(user, in: users, "user", "a scope") }
        }
    }

    private static func refuseRepeats(_ values: [String], kind: String) throws {
        var seen: Set<String> = []
        for value in values where !seen.insert(value).inserted {
            throw CompanyFileError.duplicate(kind: kind, value: value)
        }
    }
}
