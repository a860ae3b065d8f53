import GRDB

/// The departments and people that apps reach and that people see; the only place with SQL over them.
struct AppScopes {
    /// Whose reach it is.
    enum Owner {
        /// By app_id: what the app reaches with a token of its own.
        case app(String)
        /// By token: what the person sees on whose behalf the app calls.
        case person(token: String)

        fileprivate var table: String { if case .app = self { "app_scope" } else { "user_token_scope" } }
        fileprivate var column: String { if case .app = self { "app_id" } else { "token" } }

        fileprivate var key: String {
            switch self {
            case .app(let key), .person(let key): key
            }
        }
    }

    let db: Database

    func add(departments: [Int64], users: [Int64], to owner: Owner) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO \(owner.table) (\(owner.column), kind, row) VALUES (?, ?, ?)"
        )
        for recordID in departments { try statement.execute(arguments: [owner.key, "department", recordID]) }
        for recordID in users { try statement.execute(arguments: [owner.key, "user", recordID]) }
    }

    func scope(of owner: Owner, isWholeCompany: Bool) throws -> AppScope {
        AppScope(
            isWholeCompany: isWholeCompany,
            departments: try rows(of: owner, kind: "department"),
            users: try rows(of: owner, kind: "user")
        )
    }

    func replace(by scope: AppScope, of appID: String) throws {
        try db.execute(sql: "DELETE FROM app_scope WHERE app_id = ?", arguments: [appID])
        // The rows say what is reached; of the text only whether it is everything is read again.
        let text = scope.isWholeCompany ? "\"all\"" : "{}"
        try db.execute(sql: "UPDATE app SET scope = ? WHERE app_id = ?", arguments: [text, appID])
        try add(departments: scope.departments, users: scope.users, to: .app(appID))
    }

    private func rows(of owner: Owner, kind: String) throws -> [Int64] {
        let statement = try db.cachedStatement(
            sql: "SELECT row FROM \(owner.table) WHERE \(owner.column) = ? AND kind = ? ORDER BY position"
        )
        return try Int64.fetchAll(statement, arguments: [owner.key, kind])
    }
}
