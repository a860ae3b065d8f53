import GRDB

/// Reads and writes licences and who has them; the only place with SQL over them.
struct LicenceTable {
    let db: Database
    let tenant: String

    func insert(_ licence: CompanyLicence) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO licence (tenant, subscription_id, plan, product_name, seats, start_time, end_time)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                tenant, licence.subscriptionID, licence.plan, licence.productName, licence.seats, licence.startTime,
                licence.endTime,
            ]
        )
    }

    func all() throws -> [Tenant.Licence] { try records("l.tenant = ? ORDER BY l.id", [tenant]) }

    func licences(of user: Int64) throws -> [CompanyLicence] {
        let held = "l.tenant = ? AND l.id IN (SELECT licence FROM user_licence WHERE user = ?) ORDER BY l.id"
        return try records(held, [tenant, user]).map(\.licence)
    }

    /// How many others have it.
    func holders(of licence: Int64, except user: Int64) throws -> Int {
        let statement = try db.cachedStatement(
            sql: "SELECT count(*) FROM user_licence WHERE licence = ? AND user <> ?"
        )
        return try Int.fetchOne(statement, arguments: [licence, user]) ?? 0
    }

    func set(_ licences: [Int64], of user: Int64) throws {
        try db.cachedStatement(sql: "DELETE FROM user_licence WHERE user = ?").execute(arguments: [user])
        let statement = try db.cachedStatement(sql: "INSERT INTO user_licence (user, licence) VALUES (?, ?)")
        for licence in licences { try statement.execute(arguments: [user, licence]) }
    }

    private func records(_ condition: String, _ arguments: StatementArguments) throws -> [Tenant.Licence] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT l.id, l.subscription_id, l.plan, l.product_name, l.seats, l.start_time, l.end_time
                FROM licence l WHERE \(condition)
                """
        )
        return try Row.fetchAll(statement, arguments: arguments).map { row in
            Tenant.Licence(
                recordID: try row.value(0),
                licence: CompanyLicence(
                    subscriptionID: try row.value(1),
                    plan: try row.value(2),
                    productName: try row.value(3),
                    seats: try row.value(4),
                    startTime: try row.value(5),
                    endTime: try row.value(6)
                )
            )
        }
    }
}
