import ContactAPI
import Foundation
import GRDB

/// What is read from the database once, at start.
struct LoadedDirectory {
    let ids: IDCodec
    let apps: [String: AppIdentity]
    /// By user access token: the app, as it calls on the person's behalf.
    let people: [String: AppIdentity]
    let trees: [String: DepartmentTree]

    init(_ db: Database) throws {
        let salt = try Int64.fetchOne(db, sql: "SELECT salt FROM directory") ?? 0
        ids = IDCodec(salt: UInt64(bitPattern: salt))
        var tenants: [String: Tenant] = [:]
        var trees: [String: DepartmentTree] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT tenant, settings FROM tenant") {
            let key: String = row[0]
            let settings = try JSONDecoder().decode(TenantSettings.self, from: Data((row[1] as String).utf8))
            tenants[key] = try Self.tenant(key, settings, ids, db)
            trees[key] = try Self.tree(of: key, db)
        }
        self.trees = trees
        let apps = try Self.apps(tenants, ids, db)
        self.apps = apps
        people = try Self.people(apps, db)
    }

    private static func people(_ apps: [String: AppIdentity], _ db: Database) throws -> [String: AppIdentity] {
        var people: [String: AppIdentity] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT token, app_id, user, whole FROM user_token") {
            let token: String = row[0]
            let sees = try AppScopes(db: db).scope(of: .person(token: token), isWholeCompany: row[3])
            people[token] = apps[row[1]]?.onBehalf(of: row[2], seeing: sees)
        }
        return people
    }

    private static func tenant(
        _ key: String,
        _ settings: TenantSettings,
        _ ids: IDCodec,
        _ db: Database
    ) throws
        -> Tenant
    {
        let attributes = try String.fetchAll(
            db,
            sql: "SELECT definition FROM custom_attr WHERE tenant = ? ORDER BY position",
            arguments: [key]
        ).map { try JSONDecoder().decode(CustomAttributeDefinition.self, from: Data($0.utf8)) }
        let licences = try LicenceTable(db: db, tenant: key).all()
        return Tenant(key: key, settings: settings, attributes: attributes, licences: licences, ids: ids)
    }

    private static func tree(of tenant: String, _ db: Database) throws -> DepartmentTree {
        var tree = DepartmentTree()
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT id, department_id, name, parent, place FROM department WHERE tenant = ? AND deleted = 0",
            arguments: [tenant]
        )
        while let row = try rows.next() {
            tree.set(
                DepartmentTree.Node(id: row[0], departmentID: row[1], name: row[2], parent: row[3], place: row[4])
            )
        }
        return tree
    }

    /// One for all apps of a developer in a company, and another in any other company (S21, S25).
    private static func unionKey(of developer: String, in tenant: Tenant, _ ids: IDCodec) -> UInt64 {
        ids.key(developer == CompanyApp.ownDeveloper ? "union \(tenant.key)" : "union \(tenant.key) \(developer)")
    }

    private static func apps(
        _ tenants: [String: Tenant],
        _ ids: IDCodec,
        _ db: Database
    ) throws
        -> [String: AppIdentity]
    {
        var apps: [String: AppIdentity] = [:]
        let all = "SELECT app_id, tenant, secret, permissions, scope, developer, kind FROM app"
        for row in try Row.fetchAll(db, sql: all) {
            let appID: String = row[0]
            guard let tenant = tenants[row[1]] else { continue }
            let scope = try JSONDecoder().decode(CompanyScope.self, from: Data((row[4] as String).utf8))
            apps[appID] = AppIdentity(
                appID: appID,
                secret: row[2],
                tenant: tenant,
                permissions: Set(try JSONDecoder().decode([String].self, from: Data((row[3] as String).utf8))),
                scope: try AppScopes(db: db).scope(of: .app(appID), isWholeCompany: scope == .all),
                kind: CompanyApp.Kind(rawValue: row[6]) ?? .custom,
                openKey: ids.key("app " + appID),
                unionKey: unionKey(of: row[5], in: tenant, ids)
            )
        }
        return apps
    }
}
