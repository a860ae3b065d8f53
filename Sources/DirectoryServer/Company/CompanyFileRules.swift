import ContactAPI

/// What must hold between the parts of a company file.
enum CompanyFileRules {
    static func check(_ file: CompanyFile) throws {
        guard file.tenants.first?.apps.isEmpty == false else { throw CompanyFileError.noApp }
        try refuseRepeats(file.tenants.map(\.tenantKey), kind: ServerText(same: "tenant_key"))
        try refuseRepeats(file.tenants.flatMap { $0.apps.map(\.appID) }, kind: ServerText(same: "app_id"))
        try refuseRepeats(
            file.tenants.flatMap { $0.apps.flatMap { $0.userTokens.map(\.token) } },
            kind: ServerText(en: "user token", zh: "用户令牌")
        )
        for tenant in file.tenants { try check(tenant) }
    }

    private static func check(_ tenant: CompanyTenant) throws {
        let active = tenant.users.filter { $0.status != .resigned }
        let mobiles = active.compactMap(\.mobile).map { MobileNumber($0)?.text ?? $0 }
        for id in tenant.departments.map(\.departmentID) + tenant.users.map(\.userID) where id.hasControlCharacters {
            throw CompanyFileError.wrongValue(
                place: ServerText(en: "an id", zh: "某个 ID"),
                reason: ServerText(en: "it holds control characters", zh: "含有控制字符")
            )
        }
        try refuseRepeats(
            tenant.departments.map { $0.departmentID.lowercased() },
            kind: ServerText(same: "department_id")
        )
        try refuseRepeats(
            tenant.departments.map { "\($0.name) under \($0.parent)" },
            kind: ServerText(en: "department name", zh: "部门名称")
        )
        let orders = tenant.departments.compactMap { department in
            department.order.map { "\($0) under \(department.parent.lowercased())" }
        }
        try refuseRepeats(orders, kind: ServerText(en: "department order", zh: "部门次序"))
        try refuseRepeats(active.map { $0.userID.lowercased() }, kind: ServerText(same: "user_id"))
        try refuseRepeats(mobiles, kind: ServerText(same: "mobile"))
        try refuseRepeats(active.compactMap { $0.email?.lowercased() }, kind: ServerText(same: "email"))
        try refuseRepeats(active.compactMap(\.employeeNo), kind: ServerText(same: "employee_no"))
        try refuseRepeats(tenant.customAttributes.map(\.id), kind: ServerText(en: "custom attribute", zh: "自定义字段"))
        try refuseRepeats(
            tenant.employeeTypes.map { String($0.value) },
            kind: ServerText(en: "employee type", zh: "人员类型")
        )
        try refuseRepeats(tenant.units.map(\.unitID), kind: ServerText(same: "unit_id"))
        try refuseRepeats(
            tenant.units.map { "\($0.name) of type \($0.unitType)" },
            kind: ServerText(en: "unit", zh: "单位")
        )
        // A department has one unit.
        try refuseRepeats(
            tenant.units.flatMap { $0.departments.map { $0.lowercased() } },
            kind: ServerText(en: "department of a unit", zh: "单位下的部门")
        )
        try checkReferences(tenant)
        for user in tenant.users { try checkValues(user, of: tenant) }
    }

    private static func checkValues(_ user: CompanyUser, of tenant: CompanyTenant) throws {
        let place = ServerText(en: "user '\(user.userID)'", zh: "用户“\(user.userID)”")
        let types = (CompanyEmployeeType.builtIn + tenant.employeeTypes).map(\.value)
        guard types.contains(user.employeeType) else {
            let value = String(user.employeeType)
            throw CompanyFileError.unknownReference(
                kind: ServerText(en: "employee type", zh: "人员类型"),
                value: value,
                place: place
            )
        }
        guard (0...3).contains(user.gender) else {
            throw CompanyFileError.wrongValue(
                place: place,
                reason: ServerText(en: "gender is not 0, 1, 2 or 3", zh: "gender 不是 0、1、2 或 3")
            )
        }
        if let mobile = user.mobile, MobileNumber(mobile) == nil {
            throw CompanyFileError.wrongValue(
                place: place,
                reason: ServerText(en: "'\(mobile)' is not a mobile number", zh: "“\(mobile)”不是手机号")
            )
        }
        let known = Set(tenant.customAttributes.map(\.id))
        for id in user.customAttributes.map({ $0.id ?? "" }) where !known.contains(id) {
            throw CompanyFileError.unknownReference(
                kind: ServerText(en: "custom attribute", zh: "自定义字段"),
                value: id,
                place: place
            )
        }
        guard !user.departments.isEmpty else {
            throw CompanyFileError.wrongValue(
                place: place,
                reason: ServerText(en: "departments is empty", zh: "departments 为空")
            )
        }
    }

    private static func checkReferences(_ tenant: CompanyTenant) throws {
        let departments = Set(tenant.departments.map { $0.departmentID.lowercased() } + ["0"])
        let users = Set(tenant.users.map { $0.userID.lowercased() })
        func find(_ value: String?, in set: Set<String>, _ kind: ServerText, _ place: ServerText) throws {
            guard let value, !set.contains(value.lowercased()) else { return }
            throw CompanyFileError.unknownReference(kind: kind, value: value, place: place)
        }
        for department in tenant.departments {
            let place = ServerText(en: "department '\(department.departmentID)'", zh: "部门“\(department.departmentID)”")
            try find(department.parent, in: departments, ServerText(en: "department", zh: "部门"), place)
            try find(department.leader, in: users, ServerText(en: "user", zh: "用户"), place)
        }
        let ownDepartments = departments.subtracting(["0"])
        for unit in tenant.units {
            for department in unit.departments {
                try find(
                    department,
                    in: ownDepartments,
                    ServerText(en: "department", zh: "部门"),
                    ServerText(en: "unit '\(unit.unitID)'", zh: "单位“\(unit.unitID)”")
                )
            }
        }
        for user in tenant.users {
            let place = ServerText(en: "user '\(user.userID)'", zh: "用户“\(user.userID)”")
            for department in user.departments {
                try find(department, in: departments, ServerText(en: "department", zh: "部门"), place)
            }
            try find(user.leader, in: users, ServerText(en: "user", zh: "用户"), place)
        }
        let active = Set(tenant.users.filter { $0.status != .resigned }.map { $0.userID.lowercased() })
        for token in tenant.apps.flatMap(\.userTokens) {
            let place = ServerText(en: "the token '\(token.token)'", zh: "令牌“\(token.token)”")
            try find(token.user, in: active, ServerText(en: "active user", zh: "在职用户"), place)
            guard token.token.hasPrefix("u-") else {
                throw CompanyFileError.wrongValue(
                    place: place,
                    reason: ServerText(en: "it does not begin with 'u-'", zh: "不是以 u- 开头")
                )
            }
        }
        let sights = tenant.apps.flatMap { app in [app.scope] + app.userTokens.map(\.sees) }
        for case .selected(let scopeDepartments, let scopeUsers) in sights {
            for department in scopeDepartments {
                try find(
                    department,
                    in: departments,
                    ServerText(en: "department", zh: "部门"),
                    ServerText(en: "a scope", zh: "某个范围")
                )
            }
            for user in scopeUsers {
                try find(user, in: users, ServerText(en: "user", zh: "用户"), ServerText(en: "a scope", zh: "某个范围"))
            }
        }
    }

    private static func refuseRepeats(_ values: [String], kind: ServerText) throws {
        var seen: Set<String> = []
        for value in values where !seen.insert(value).inserted {
            throw CompanyFileError.duplicate(kind: kind, value: value)
        }
    }
}
