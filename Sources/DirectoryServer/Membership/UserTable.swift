import GRDB

/// Reads and writes people; the only place with SQL over them.
struct UserTable {
    let db: Database
    let tenant: String

    func find(_ id: Int64) throws -> UserRecord? {
        try first("u.id = ? AND u.tenant = ?", [id, tenant])
    }

    /// The active holder, else the one who left last.
    func find(userID: String) throws -> UserRecord? {
        try first("u.tenant = ? AND u.user_id = ? ORDER BY u.resigned, u.id DESC", [tenant, userID])
    }

    /// The row of the active holder of a user_id, without reading the person.
    func activeRecordID(userID: String) throws -> Int64? {
        try recordID("SELECT id FROM user WHERE tenant = ? AND user_id = ? AND resigned = 0", [tenant, userID])
    }

    func holder(ofMobile mobile: String) throws -> Int64? {
        try recordID("SELECT id FROM user WHERE tenant = ? AND mobile = ? AND resigned = 0", [tenant, mobile])
    }

    func holder(ofEmail email: String) throws -> Int64? {
        try recordID(
            "SELECT id FROM user WHERE tenant = ? AND email_key = ? AND resigned = 0",
            [tenant, email.lowercased()]
        )
    }

    func holder(ofCompanyMail address: String) throws -> Int64? {
        try recordID(
            "SELECT id FROM user WHERE tenant = ? AND lower(enterprise_email) = ? AND resigned = 0",
            [tenant, address.lowercased()]
        )
    }

    func holder(ofEmployeeNo number: String) throws -> Int64? {
        try recordID("SELECT id FROM user WHERE tenant = ? AND employee_no = ? AND resigned = 0", [tenant, number])
    }

    /// Of those who had the number, the person who left last.
    func resignedHolder(ofMobile mobile: String) throws -> Int64? {
        try recordID("SELECT max(id) FROM user WHERE tenant = ? AND mobile = ? AND resigned = 1", [tenant, mobile])
    }

    func resignedHolder(ofEmail email: String) throws -> Int64? {
        let key = email.lowercased()
        return try recordID(
            "SELECT max(id) FROM user WHERE tenant = ? AND email_key = ? AND resigned = 1",
            [tenant, key]
        )
    }

    /// The login account outside the company that has this mobile.
    func account(ofMobile mobile: String) throws -> Int64? {
        try recordID("SELECT id FROM account WHERE mobile = ?", [mobile])
    }

    func account(ofEmail email: String) throws -> Int64? {
        try recordID("SELECT id FROM account WHERE email_key = ?", [email.lowercased()])
    }

    /// Whether there is an active person with this row.
    func flags(of recordID: Int64) throws -> (isResigned: Bool, isUnjoin: Bool)? {
        let statement = try db.cachedStatement(sql: "SELECT resigned, unjoin FROM user WHERE id = ? AND tenant = ?")
        guard let found = try Row.fetchOne(statement, arguments: [recordID, tenant]) else { return nil }
        return (try found.value(0), try found.value(1))
    }

    func userID(of recordID: Int64) throws -> String? {
        let statement = try db.cachedStatement(sql: "SELECT user_id FROM user WHERE id = ? AND tenant = ?")
        return try String.fetchOne(statement, arguments: [recordID, tenant])
    }

    /// Direct members who have not left, in the order of their creation, after the row `after`.
    func members(of department: Int64, after: Int64, limit: Int) throws -> [UserRecord] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(UserRecord.columns) FROM membership d JOIN user u ON u.id = d.user
                WHERE d.department = ? AND d.user > ? AND u.tenant = ? AND u.resigned = 0
                ORDER BY d.user LIMIT ?
                """
        )
        return try all(statement, [department, after, tenant, limit])
    }

    /// Direct members who have not left, with their employee types.
    func memberTypes(of department: Int64) throws -> [(recordID: Int64, type: Int)] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT u.id, u.employee_type FROM membership m JOIN user u ON u.id = m.user
                WHERE m.department = ? AND u.tenant = ? AND u.resigned = 0
                """
        )
        return try Row.fetchAll(statement, arguments: [department, tenant]).map { (try $0.value(0), try $0.value(1)) }
    }

    func hasMembers(_ department: Int64) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM membership m JOIN user u ON u.id = m.user
                    WHERE m.department = ? AND u.resigned = 0)
                """
        )
        return try Bool.fetchOne(statement, arguments: [department]) ?? false
    }

    /// People whom the app may reach themselves, though none of their departments (S46), after the row `after`.
    func independentMembers(_ rows: [Int64], after: Int64) throws -> [UserRecord] {
        try rows.filter { $0 > after }.sorted().compactMap { try find($0) }.filter { !$0.isResigned }
    }

    /// Those who have not left and whose name holds a text, whatever its case, in the order of their creation.
    func active(named text: String) throws -> [UserRecord] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(UserRecord.columns) FROM user u
                WHERE u.tenant = ? AND u.resigned = 0 AND instr(lower(u.name), lower(?)) > 0 ORDER BY u.id
                """
        )
        return try all(statement, [tenant, text.composed])
    }

    /// Everybody who has not left.
    func activeCount() throws -> Int {
        let statement = try db.cachedStatement(sql: "SELECT count(*) FROM user WHERE tenant = ? AND resigned = 0")
        return try Int.fetchOne(statement, arguments: [tenant]) ?? 0
    }

    func tenantCount() throws -> Int {
        try Int.fetchOne(try db.cachedStatement(sql: "SELECT count(*) FROM tenant")) ?? 0
    }

    /// How many other companies have got somebody with this number or this address since a time (Unix seconds).
    func otherTenants(joinedBy user: UserRecord, since time: Int) throws -> Int {
        let statement = try db.cachedStatement(
            sql: """
                SELECT count(*) FROM tenant t WHERE t.tenant <> ? AND EXISTS (
                    SELECT 1 FROM user WHERE tenant = t.tenant AND mobile = ? AND resigned = 0 AND created_at > ?
                    UNION ALL SELECT 1 FROM user WHERE tenant = t.tenant AND mobile = ? AND resigned = 1 AND created_at > ?
                    UNION ALL SELECT 1 FROM user WHERE tenant = t.tenant AND email_key = ? AND resigned = 0 AND created_at > ?
                    UNION ALL SELECT 1 FROM user WHERE tenant = t.tenant AND email_key = ? AND resigned = 1 AND created_at > ?)
                """
        )
        let email = user.email?.lowercased()
        return try Int.fetchOne(
            statement,
            arguments: [tenant, user.mobile, time, user.mobile, time, email, time, email, time]
        ) ?? 0
    }

    private func all(_ statement: Statement, _ arguments: StatementArguments) throws -> [UserRecord] {
        var users: [UserRecord] = []
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        while let row = try rows.next() { users.append(try UserRecord(row: row)) }
        return try users.map(completed)
    }

    private func first(_ condition: String, _ arguments: StatementArguments) throws -> UserRecord? {
        let statement = try db.cachedStatement(
            sql: "SELECT \(UserRecord.columns) FROM user u WHERE \(condition) LIMIT 1"
        )
        return try Row.fetchOne(statement, arguments: arguments).map { try completed(try UserRecord(row: $0)) }
    }

    private func completed(_ user: UserRecord) throws -> UserRecord {
        guard !user.dottedLeaders.isEmpty else { return user }
        var user = user
        user.dottedLeaderUserIDs = try user.dottedLeaders.map { try userID(of: $0) ?? "" }
        return user
    }

    private func recordID(_ sql: String, _ arguments: StatementArguments) throws -> Int64? {
        try Int64.fetchOne(try db.cachedStatement(sql: sql), arguments: arguments)
    }
}
