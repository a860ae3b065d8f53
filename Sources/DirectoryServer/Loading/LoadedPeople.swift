import GRDB

/// Where somebody stands in the life cycle, as an export says it.
package enum LoadedStatus: String, Sendable, Equatable, CaseIterable {
    case active
    case frozen
    case unjoined
    case exited
    case resigned
    case inactive
}

/// The people of a loading, who have all come as ones that have joined.
struct LoadedPeople {
    let writing: Writing
    let tenant: CompanyTenant

    /// Puts everybody where the export, or else the company, has them stand.
    func settle(_ statuses: [String: LoadedStatus]) throws {
        let table = UserTable(db: writing.db, tenant: tenant.tenantKey)
        let groups = DepartmentGroups(writing: writing, tenant: tenant.tenantKey)
        let standard: LoadedStatus = tenant.settings.newUsers == .joined ? .active : .unjoined
        let rows = try Row.fetchAll(
            writing.db,
            sql: "SELECT id, user_id FROM user WHERE tenant = ? AND resigned = 0 ORDER BY id",
            arguments: [tenant.tenantKey]
        )
        for row in rows {
            let id: String = try row.value(1)
            let status = statuses[id.lowercased()] ?? standard
            // That is how everybody came.
            guard status != .active, let old = try table.find(try row.value(0)) else { continue }
            let user = old.standing(status)
            try table.update(user, membershipsChanged: false)
            if user.isResigned { try groups.follow(user, was: old) }
        }
        writing.noteMembership()
    }
}

extension UserRecord {
    fileprivate func standing(_ status: LoadedStatus) -> UserRecord {
        var user = self
        user.isFrozen = isFrozen || status == .frozen
        user.isUnjoin = status == .unjoined
        user.isExited = status == .exited
        // When they left, the export does not say: long ago, then.
        user.isResigned = status == .resigned
        user.isActivated = status == .active || status == .frozen
        return user
    }
}
