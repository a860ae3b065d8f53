import GRDB

/// The departments and people that apps reach; the only place with SQL over them.
struct AppScopes {
    let db: Database

    func add(departments: [Int64], users: [Int64], to appID: String) throws {
        let statement = try db.cachedStatement(sql: "INSERT INTO app_scope (app_id, kind, row) VALUES (?, ?, ?)")
        for row in departments { try statement.execute(arguments: [appID, "department", row]) }
        for row in users { try statement.execute(arguments: [appID, "user", row]) }
    }

    func scope(of appID: String, isWholeCompany: Bool) throws -> AppScope {
        AppScope(
            isWholeCompany: isWholeCompany,
            departments: try rows(of: appID, kind: "department"),
            users: try rows(of: appID, kind: "user")
        )
    }

    private func rows(of appID: String, kind: String) throws -> [Int64] {
        let statement = try db.cachedStatement(
            sql: "SELECT row FROM app_scope WHERE app_id = ? AND kind = ? ORDER BY position"
        )
        return try Int64.fetchAll(statement, arguments: [appID, kind])
    }
}
