import GRDB

/// The members of the groups of departments; the only place with SQL over them.
struct GroupTable {
    let db: Database
    let tenant: String

    static func all(_ db: Database) throws -> [GroupMember] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT g.tenant, g.chat_id, u.user_id, g.cause, g.present
                FROM group_member g JOIN user u ON u.id = g.user ORDER BY g.chat_id, g.user
                """
        ).map { row in
            GroupMember(
                tenant: try row.value(0),
                chatID: try row.value(1),
                userID: try row.value(2),
                cause: GroupMember.Cause(rawValue: try row.value(3)) ?? .group,
                isPresent: try row.value(4)
            )
        }
    }

    func members(of chatID: String) throws -> Set<Int64> {
        let statement = try db.cachedStatement(sql: "SELECT user FROM group_member WHERE chat_id = ? AND present = 1")
        return try Int64.fetchSet(statement, arguments: [chatID])
    }

    /// Members stay in the group for the reason that brought them.
    func join(_ user: Int64, _ chatID: String, cause: GroupMember.Cause) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO group_member (chat_id, user, tenant, cause, present) VALUES (?, ?, ?, ?, 1)
                ON CONFLICT (chat_id, user) DO UPDATE SET cause = excluded.cause, present = 1 WHERE present = 0
                """
        )
        try statement.execute(arguments: [chatID, user, tenant, cause.rawValue])
    }

    func leave(_ user: Int64, _ chatID: String) throws {
        let statement = try db.cachedStatement(
            sql: "UPDATE group_member SET present = 0 WHERE chat_id = ? AND user = ?"
        )
        try statement.execute(arguments: [chatID, user])
    }

    func leaveAll(_ user: Int64) throws {
        try db.cachedStatement(sql: "UPDATE group_member SET present = 0 WHERE user = ?").execute(arguments: [user])
    }
}
