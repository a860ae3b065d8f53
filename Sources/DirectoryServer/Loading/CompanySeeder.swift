import ContactAPI
import Foundation
import GRDB

/// Fills an empty database from a company file, in one transaction.
struct CompanySeeder {
    let db: Database
    let now: Int

    static func isFilled(_ db: Database) throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM directory)") ?? false
    }

    static func firstTenant(_ db: Database) throws -> String? {
        try String.fetchOne(db, sql: "SELECT tenant FROM app ORDER BY position LIMIT 1")
    }

    static func holdsPeople(_ db: Database) throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT holds_people FROM directory") ?? false
    }

    /// `holdsPeople` notes that an export's people come into it.
    func fill(from file: CompanyFile, holdsPeople: Bool) throws {
        try db.execute(
            sql: "INSERT INTO directory (salt, holds_people) VALUES (?, ?)",
            arguments: [Int64.random(in: .min ... .max), holdsPeople]
        )
        for tenant in file.tenants { try fill(tenant) }
    }

    private func fill(_ tenant: CompanyTenant) throws {
        try db.execute(
            sql: "INSERT INTO tenant (tenant, settings) VALUES (?, ?)",
            arguments: [tenant.tenantKey, try json(tenant.settings)]
        )
        for app in tenant.apps {
            try db.execute(
                sql: """
                    INSERT INTO app (app_id, tenant, secret, permissions, scope, developer, kind)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    app.appID, tenant.tenantKey, app.appSecret, try json(app.permissions), try json(app.scope),
                    app.developer, app.kind.rawValue,
                ]
            )
        }
        try fillLists(tenant)
        let departments = try fillDepartments(tenant)
        let users = try fillUsers(tenant, departments)
        try setLeaders(tenant, departments, users)
        try setScopes(tenant, departments)
        try fillUnits(tenant, departments)
    }

    private func fillLists(_ tenant: CompanyTenant) throws {
        for attribute in tenant.customAttributes {
            try db.execute(
                sql: "INSERT INTO custom_attr (tenant, id, definition) VALUES (?, ?, ?)",
                arguments: [tenant.tenantKey, attribute.id, try json(attribute.definition)]
            )
        }
        for type in CompanyEmployeeType.builtIn + tenant.employeeTypes {
            try db.execute(
                sql: "INSERT INTO employee_type (tenant, value, content, active) VALUES (?, ?, ?, ?)",
                arguments: [tenant.tenantKey, type.value, type.content.composed, type.active]
            )
        }
        let licences = LicenceTable(db: db, tenant: tenant.tenantKey)
        for licence in tenant.licences { try licences.insert(licence) }
        for account in tenant.accounts {
            try db.execute(
                sql: "INSERT INTO account (mobile, email_key) VALUES (?, ?)",
                arguments: [account.mobile.map { MobileNumber($0)?.text ?? $0 }, account.email?.lowercased()]
            )
        }
    }

    /// Parents may stand later in the file, so they are set once every department has its row.
    private func fillDepartments(_ tenant: CompanyTenant) throws -> [String: Int64] {
        let table = DepartmentTable(db: db, tenant: tenant.tenantKey)
        var rows = [rootDepartmentID: OrganizationTree.root]
        var open = tenant.departments
        var places: [String: Int64] = [:]
        while !open.isEmpty {
            let ready = open.filter { rows[$0.parent.lowercased()] != nil }
            guard !ready.isEmpty else {
                throw CompanyFileError.wrongValue(
                    place: ServerText(
                        en: "department '\(open[0].departmentID)'",
                        zh: "部门“\(open[0].departmentID)”"
                    ),
                    reason: ServerText(en: "it stands below itself", zh: "它是自身的下级")
                )
            }
            // Those with an order first: the others stand after them.
            for department in ready.filter({ $0.order != nil }) + ready.filter({ $0.order == nil }) {
                let parent = department.parent.lowercased()
                var record = DepartmentRecord()
                record.departmentID = department.departmentID
                record.name = department.name.composed
                record.parent = rows[parent] ?? OrganizationTree.root
                record.place = department.order.map(Int64.init) ?? places[parent, default: 0]
                places[parent] = max(places[parent, default: 0], record.place + 1)
                rows[department.departmentID.lowercased()] = try table.insert(record)
            }
            open.removeAll { rows[$0.departmentID.lowercased()] != nil }
        }
        return rows
    }

    private func fillUsers(_ tenant: CompanyTenant, _ departments: [String: Int64]) throws -> [String: Int64] {
        let table = UserTable(db: db, tenant: tenant.tenantKey)
        let lists = NamedValues(db: db, tenant: tenant.tenantKey, limit: .max)
        var rows: [String: Int64] = [:]
        for user in tenant.users {
            let record = UserRecord(user, departments: departments, attributes: tenant.customAttributes, now: now)
            rows[user.userID.lowercased()] = try table.insert(record)
            if let title = user.jobTitle { try lists.add(title, .jobTitle) }
            if let city = user.city { try lists.add(city, .city) }
        }
        return rows
    }

    private func setLeaders(
        _ tenant: CompanyTenant,
        _ departments: [String: Int64],
        _ users: [String: Int64]
    ) throws {
        let userTable = UserTable(db: db, tenant: tenant.tenantKey)
        for user in tenant.users {
            guard let leader = user.leader.flatMap({ users[$0.lowercased()] }),
                let recordID = users[user.userID.lowercased()]
            else { continue }
            try userTable.setLeader(leader, of: recordID)
        }
        let table = DepartmentTable(db: db, tenant: tenant.tenantKey)
        for department in tenant.departments {
            guard let leader = department.leader.flatMap({ users[$0.lowercased()] }),
                let recordID = departments[department.departmentID.lowercased()],
                var record = try table.find(recordID)
            else { continue }
            record.leaders = [DepartmentRecord.Leader(type: 1, user: leader)]
            try table.update(record)
        }
    }

    /// Gives apps, tokens and units of a company their departments and people, where those came another way.
    ///
    /// - Throws: `CompanyFileError.unknownReference` for one that is not there.
    func settle(_ tenant: CompanyTenant, _ departments: [String: Int64]) throws {
        let users = UserTable(db: db, tenant: tenant.tenantKey)
        func require(_ department: String, _ place: ServerText) throws {
            guard departments[department.lowercased()] == nil else { return }
            throw CompanyFileError.unknownReference(
                kind: ServerText(en: "department", zh: "部门"),
                value: department,
                place: place
            )
        }
        func require(user: String, _ place: ServerText) throws {
            guard try users.activeRecordID(userID: user) == nil else { return }
            throw CompanyFileError.unknownReference(
                kind: ServerText(en: "active user", zh: "在职用户"),
                value: user,
                place: place
            )
        }
        for app in tenant.apps {
            for token in app.userTokens {
                try require(user: token.user, ServerText(en: "the token '\(token.token)'", zh: "令牌“\(token.token)”"))
            }
            let scope = ServerText(en: "a scope of \(app.appID)", zh: "\(app.appID) 的范围")
            for case .selected(let reached, let people) in [app.scope] + app.userTokens.map(\.sees) {
                for department in reached { try require(department, scope) }
                for user in people { try require(user: user, scope) }
            }
            try db.execute(
                sql: "UPDATE app SET scope = ? WHERE app_id = ?",
                arguments: [try json(app.scope), app.appID]
            )
        }
        for unit in tenant.units {
            for department in unit.departments {
                try require(department, ServerText(en: "the unit '\(unit.unitID)'", zh: "单位“\(unit.unitID)”"))
            }
        }
        try db.execute(
            sql: "UPDATE tenant SET settings = ? WHERE tenant = ?",
            arguments: [try json(tenant.settings), tenant.tenantKey]
        )
        try setScopes(tenant, departments)
        try fillUnits(tenant, departments)
    }

    private func setScopes(_ tenant: CompanyTenant, _ departments: [String: Int64]) throws {
        let users = UserTable(db: db, tenant: tenant.tenantKey)
        func set(_ scope: CompanyScope, of owner: AppScopes.Owner) throws {
            guard case .selected(let departmentIDs, let userIDs) = scope else { return }
            // The root is no part of a selection: only the whole company has it.
            let reached = departmentIDs.compactMap { departments[$0.lowercased()] }.filter {
                $0 != OrganizationTree.root
            }
            let people = try userIDs.compactMap { try users.find(userID: $0)?.id }
            try AppScopes(db: db).add(departments: reached, users: people, to: owner)
        }
        for app in tenant.apps {
            try set(app.scope, of: .app(app.appID))
            for token in app.userTokens {
                try db.execute(
                    sql: "INSERT INTO user_token (token, app_id, user, whole) VALUES (?, ?, ?, ?)",
                    arguments: [
                        token.token, app.appID, try users.activeRecordID(userID: token.user), token.sees == .all,
                    ]
                )
                try set(token.sees, of: .person(token: token.token))
            }
        }
    }

    private func fillUnits(_ tenant: CompanyTenant, _ departments: [String: Int64]) throws {
        let units = UnitTable(db: db, tenant: tenant.tenantKey)
        for unit in tenant.units {
            let recordID = try units.insert(UnitRecord(unitID: unit.unitID, name: unit.name, unitType: unit.unitType))
            for id in unit.departments { try departments[id.lowercased()].map { try units.bind($0, to: recordID) } }
        }
    }

    private func json(_ value: some Encodable) throws -> String {
        // A bare string such as "all" is a fragment, which JSONEncoder writes and reads.
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }
}

extension CompanyAttribute {
    fileprivate var definition: CustomAttributeDefinition {
        let isPicture = type == .picture
        let hasOptions = isPicture || type == .enumeration
        return CustomAttributeDefinition(
            id: id,
            type: type.rawValue,
            options: hasOptions
                ? CustomAttributeDefinition.Options(
                    defaultOptionID: options.first?.id,
                    optionType: isPicture ? "PICTURE" : "TEXT",
                    options: options
                ) : nil,
            i18nName: name.names
        )
    }
}
