import GRDB

/// A company's job titles or cities, which come into being through people.
struct NamedValues {
    enum Kind: String {
        case jobTitle = "job_title"
        case city
    }

    struct Value: Sendable {
        var id: Int64
        var name: String
        var isActive: Bool
    }

    let db: Database
    let tenant: String
    /// The most values of a kind.
    let limit: Int

    /// Adds the name if it is new; `false` if the list is full.
    @discardableResult
    func add(_ name: String, _ kind: Kind) throws -> Bool {
        let name = name.composed
        let known = try db.cachedStatement(
            sql: "SELECT 1 FROM named_value WHERE tenant = ? AND kind = ? AND name = ?"
        )
        if try Int.fetchOne(known, arguments: [tenant, kind.rawValue, name]) != nil { return true }
        let count = try db.cachedStatement(sql: "SELECT count(*) FROM named_value WHERE tenant = ? AND kind = ?")
        guard try Int.fetchOne(count, arguments: [tenant, kind.rawValue]) ?? 0 < limit else { return false }
        let insert = try db.cachedStatement(sql: "INSERT INTO named_value (tenant, kind, name) VALUES (?, ?, ?)")
        try insert.execute(arguments: [tenant, kind.rawValue, name])
        return true
    }

    func page(_ kind: Kind, after: Int64, limit: Int) throws -> [Value] {
        try all("id > ? ORDER BY id LIMIT ?", kind, [after, limit])
    }

    func find(_ id: Int64, _ kind: Kind) throws -> Value? { try all("id = ?", kind, [id]).first }

    private func all(_ condition: String, _ kind: Kind, _ arguments: StatementArguments) throws -> [Value] {
        let statement = try db.cachedStatement(
            sql: "SELECT id, name, active FROM named_value WHERE tenant = ? AND kind = ? AND \(condition)"
        )
        return try Row.fetchAll(statement, arguments: [tenant, kind.rawValue] + arguments)
            .map { Value(id: try $0.value(0), name: try $0.value(1), isActive: try $0.value(2)) }
    }
}

extension CompanyEmployeeType {
    /// Always there and always active.
    static let builtIn = [
        CompanyEmployeeType(value: 1, content: "正式"),
        CompanyEmployeeType(value: 2, content: "实习"),
        CompanyEmployeeType(value: 3, content: "外包"),
        CompanyEmployeeType(value: 4, content: "劳务"),
        CompanyEmployeeType(value: 5, content: "顾问"),
    ]
}
