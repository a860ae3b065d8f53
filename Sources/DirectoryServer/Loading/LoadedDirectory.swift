import ContactAPI
import Foundation
import GRDB

/// What is read from the database once, at start.
struct LoadedDirectory {
    let ids: IDCodec
    let apps: [String: AppIdentity]
    /// By user access token: the app, as it calls on the person's behalf.
    let people: [String: AppIdentity]
    let trees: [String: OrganizationTree]
    /// In seconds; above 0 the directory's clock is ahead of the machine's.
    let clockShift: Double
    /// Which were switched; `nil` where none ever was.
    let faults: [Fault]?

    init(_ db: Database, _ access: AppAccess) throws {
        let salt = try Int64.fetchOne(db, sql: "SELECT salt FROM directory") ?? 0
        ids = IDCodec(salt: UInt64(bitPattern: salt))
        clockShift = try ClockTable(db: db).shift()
        faults = try FaultTable(db: db).kept()
        var tenants: [String: Tenant] = [:]
        var trees: [String: OrganizationTree] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT tenant, settings FROM tenant") {
            let key: String = try row.value(0)
            let settings: TenantSettings = try Self.decode(row.value(1), "settings of tenant \(key)")
            tenants[key] = try Self.tenant(key, settings, ids, db)
            trees[key] = try Self.tree(of: key, db)
        }
        self.trees = trees
        let apps = try Self.apps(tenants, access, ids, db)
        self.apps = apps
        // Tokens of a company file may be as well known as its secrets.
        people =
            switch access.policy {
            case .drawn: [:]
            case .company, .companyAndDrawn: try Self.people(apps, db)
            }
    }

    private static func people(_ apps: [String: AppIdentity], _ db: Database) throws -> [String: AppIdentity] {
        var people: [String: AppIdentity] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT token, app_id, user, whole FROM user_token") {
            let token: String = try row.value(0)
            let sees = try AppScopes(db: db).scope(of: .person(token: token), isWholeCompany: try row.value(3))
            people[token] = apps[try row.value(1)]?.onBehalf(of: try row.value(2), seeing: sees)
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
        ).map { try Self.decode($0, "definition of custom_attr") as CustomAttributeDefinition }
        let licences = try LicenceTable(db: db, tenant: key).all()
        return Tenant(key: key, settings: settings, attributes: attributes, licences: licences, ids: ids)
    }

    private static func tree(of tenant: String, _ db: Database) throws -> OrganizationTree {
        var tree = OrganizationTree()
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT id, department_id, name, parent, place FROM department WHERE tenant = ? AND deleted = 0",
            arguments: [tenant]
        )
        while let row = try rows.next() {
            tree.set(
                OrganizationTree.Node(
                    id: try row.value(0),
                    departmentID: try row.value(1),
                    name: try row.value(2),
                    parent: try row.value(3),
                    place: try row.value(4)
                )
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
        _ access: AppAccess,
        _ ids: IDCodec,
        _ db: Database
    ) throws
        -> [String: AppIdentity]
    {
        var apps: [String: AppIdentity] = [:]
        let all = "SELECT app_id, tenant, secret, permissions, scope, developer, kind FROM app ORDER BY position"
        for row in try Row.fetchAll(db, sql: all) {
            let appID: String = try row.value(0)
            guard let tenant = tenants[try row.value(1)] else { continue }
            let scope: CompanyScope = try decode(row.value(4), "scope of app \(appID)")
            let permissions: [String] = try decode(row.value(3), "permissions of app \(appID)")
            apps[appID] = AppIdentity(
                appID: appID,
                secrets: access.secrets(own: try row.value(2), isFirst: apps.isEmpty),
                tenant: tenant,
                permissions: Set(permissions),
                scope: try AppScopes(db: db).scope(of: .app(appID), isWholeCompany: scope == .all),
                kind: CompanyApp.Kind(rawValue: try row.value(6)) ?? .custom,
                openKey: ids.key("app " + appID),
                unionKey: unionKey(of: try row.value(5), in: tenant, ids)
            )
        }
        return apps
    }

    private static func decode<Value: Decodable>(_ text: String, _ column: String) throws -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
        } catch {
            throw StoredValueError(column: column)
        }
    }
}
